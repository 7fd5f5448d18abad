/** Width and height in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A position in CSS pixels, from the middle of the frame. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * How a picture lies in its frame: `scale` is CSS pixels for a pixel of the picture, or null as long as it is fitted
 * to the frame, whichever size that has; `x` and `y` lead from the middle of the frame to that of the picture.
 */
export interface Zoom extends Point {
  readonly scale: number | null;
}

export const fitted: Zoom = { scale: null, x: 0, y: 0 };

const most = 8;
const step = 1.25;

/** A picture is made smaller to fit, and never larger than it is. */
export function fitScale(picture: Size, frame: Size): number {
  if (picture.width <= 0 || picture.height <= 0) return 1;
  return Math.min(1, frame.width / picture.width, frame.height / picture.height);
}

/** Large enough to see each pixel, also of a picture that fits as it is. */
export function mostScale(picture: Size, frame: Size): number {
  return Math.max(most, fitScale(picture, frame) * most);
}

export function scaleOf({ scale }: Zoom, picture: Size, frame: Size): number {
  return scale ?? fitScale(picture, frame);
}

const between = (least: number, value: number, greatest: number) =>
  Math.min(greatest, Math.max(least, value));

/** No side of the frame stays empty that the picture could fill; what is smaller than the frame stands in its middle. */
function held(zoom: Zoom, picture: Size, frame: Size): Zoom {
  const scale = scaleOf(zoom, picture, frame);
  const room = (length: number, around: number) => Math.max(0, (length * scale - around) / 2);
  const [byX, byY] = [room(picture.width, frame.width), room(picture.height, frame.height)];
  // Adding zero makes of a negative zero a plain one.
  return {
    scale: zoom.scale,
    x: between(-byX, zoom.x, byX) + 0,
    y: between(-byY, zoom.y, byY) + 0,
  };
}

/** So many times larger, with the point of the picture under `at` where it is, as far as the picture reaches. */
export function zoomBy(zoom: Zoom, factor: number, at: Point, picture: Size, frame: Size): Zoom {
  const before = scaleOf(zoom, picture, frame);
  const fit = fitScale(picture, frame);
  const after = between(fit, before * factor, mostScale(picture, frame));
  if (after <= fit) return fitted;
  const grown = after / before;
  const [x, y] = [at.x - (at.x - zoom.x) * grown, at.y - (at.y - zoom.y) * grown];
  return held({ scale: after, x, y }, picture, frame);
}

export const stepIn = step;
export const stepOut = 1 / step;

export function panBy(zoom: Zoom, by: Point, picture: Size, frame: Size): Zoom {
  return held({ ...zoom, x: zoom.x + by.x, y: zoom.y + by.y }, picture, frame);
}

/** Whether there is more of it than the frame shows. */
export function isZoomed(zoom: Zoom, picture: Size, frame: Size): boolean {
  return zoom.scale !== null && zoom.scale > fitScale(picture, frame);
}

/** Pixel for pixel, or twice as large where it fits so; and back. */
export function toggled(zoom: Zoom, at: Point, picture: Size, frame: Size): Zoom {
  if (isZoomed(zoom, picture, frame)) return fitted;
  const fit = fitScale(picture, frame);
  return zoomBy(fitted, (fit < 1 ? Math.max(1, fit * 1.5) : 2) / fit, at, picture, frame);
}

/** The same view in a frame of another size. */
export function reframed(zoom: Zoom, picture: Size, frame: Size): Zoom {
  return isZoomed(zoom, picture, frame) ? held(zoom, picture, frame) : fitted;
}
