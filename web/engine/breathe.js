/**
 * Lets waiting messages in. In browsers by a message to oneself, because timers are slowed down to one
 * a second in hidden tabs, and to 4 ms when they follow one another.
 * @type {() => Promise<void>}
 */
export const breathe = typeof setImmediate === 'function' ? nextImmediate : nextMessage();

/** Node, where an open message channel would keep the process alive. @returns {Promise<void>} */
function nextImmediate() {
  return new Promise((resolve) => setImmediate(resolve));
}

function nextMessage() {
  const channel = new MessageChannel();
  /** @type {(() => void)[]} */
  const waiting = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return () =>
    /** @type {Promise<void>} */ (
      new Promise((resolve) => {
        waiting.push(resolve);
        channel.port2.postMessage(null);
      })
    );
}
