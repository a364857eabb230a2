// What only numbers need: loaded when the first one is to be written.
import './number-answer.js';
import './number-boxes.js';
