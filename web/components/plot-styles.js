import { css } from 'lit';

/** What uPlot needs of its own style sheet, and no more. */
export const plotStyles = css`
  .uplot,
  .u-wrap {
    position: relative;
    user-select: none;
  }

  .u-over,
  .u-under {
    position: absolute;
  }

  .u-under {
    overflow: hidden;
  }

  .uplot canvas {
    display: block;
    position: relative;
    width: 100%;
    height: 100%;
  }

  .u-axis,
  .u-cursor-x,
  .u-cursor-y {
    position: absolute;
  }

  .u-cursor-x {
    top: 0;
    left: 0;
    height: 100%;
    border-right: 1px solid var(--field-line);
    pointer-events: none;
    will-change: transform;
  }

  .u-cursor-y,
  .u-select,
  .u-cursor-pt,
  .u-off {
    display: none;
  }
`;
