/** Where something stands in the window, in CSS pixels from its left and top. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Placed {
  left: number;
  top: number;
  /** The most it may be high there; what does not fit scrolls inside it. */
  height: number;
}

/** Between a button and what it opens. */
const GAP = 6;
/** Between what is opened and the edge of the window. */
const EDGE = 8;
/** In a window too low for either side, the button is covered rather than the surface made useless. */
const LOWEST = 240;

const between = (low: number, wanted: number, high: number): number => Math.max(low, Math.min(wanted, high));

/**
 * Where a surface goes, so that all of it is in the window: below its button, above it where there is more room, and
 * moved sideways as far as needed.
 * @param surface its own width and height, as if there were room
 * @param atLeft whether its left edge keeps to the button's left, else its right to the button's right
 */
export const placeBeside = (
  button: Box,
  surface: Pick<Box, 'width' | 'height'>,
  view: Pick<Box, 'width' | 'height'>,
  atLeft: boolean,
): Placed => {
  const below = view.height - EDGE - (button.top + button.height + GAP);
  const above = button.top - GAP - EDGE;
  const under = surface.height <= below || below >= above;
  const whole = view.height - 2 * EDGE;
  const room = Math.min(Math.max(under ? below : above, LOWEST), whole);
  const height = Math.min(surface.height, room);
  const top = under ? button.top + button.height + GAP : button.top - GAP - height;
  const wanted = atLeft ? button.left : button.left + button.width - surface.width;
  return {
    left: between(EDGE, wanted, Math.max(EDGE, view.width - EDGE - surface.width)),
    top: between(EDGE, top, Math.max(EDGE, view.height - EDGE - height)),
    height: room,
  };
};
