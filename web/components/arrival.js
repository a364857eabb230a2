// Where a visitor arrives whose address names a place.

/** What a visitor does who goes elsewhere. */
const moves = ['wheel', 'touchmove', 'pointerdown', 'keydown'];

/**
 * The browser goes to a place before the ones above it have their height.
 * @returns {() => void} goes there again, for one who has not moved since
 */
export function watchArrival() {
  const place = document.getElementById(location.hash.slice(1));
  let moved = place === null;
  const leave = () => {
    moved = true;
    for (const move of moves) removeEventListener(move, leave);
  };
  for (const move of moves) addEventListener(move, leave, { passive: true });
  return () => {
    if (!moved) place?.scrollIntoView({ behavior: 'instant' });
    leave();
  };
}
