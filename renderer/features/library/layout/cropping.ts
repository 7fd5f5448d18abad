/** A picture that fills its frame loses no more than this of its longer side: half of it at either end. */
const mostCut = 0.13;

/** How much of a picture is lost where it fills a frame, from 0 to 1; both are width by height. */
export function cutOf(picture: number, frame: number): number {
  return 1 - Math.min(picture, frame) / Math.max(picture, frame);
}

/** Whether a picture may fill a frame: what stands at its edge, such as the code of a coupon, is to be seen. */
export function fills(picture: number, frame: number): boolean {
  return cutOf(picture, frame) <= mostCut;
}
