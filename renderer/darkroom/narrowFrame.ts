import { fitInto, mostFrameEdge, type Size } from './scale/fitInto.ts';

/** Whether a picture is longer than a frame can be, and its decoder must not be asked for one. */
export function isTooLong({ width, height }: Size): boolean {
  return Math.max(width, height) > mostFrameEdge;
}

/** A picture that is longer than a frame can be, made so much smaller that it is one; not turned. */
export async function narrowFrame(
  source: Blob | ImageData,
  size: Size,
  colorSpaceConversion: ColorSpaceConversion = 'default',
): Promise<VideoFrame> {
  const { width, height } = fitInto(size, mostFrameEdge - 1);
  const bitmap = await createImageBitmap(source, {
    imageOrientation: 'none' as ImageOrientation,
    colorSpaceConversion,
    resizeWidth: width,
    resizeHeight: height,
    resizeQuality: 'medium',
  });
  try {
    return new VideoFrame(bitmap, { timestamp: 0 });
  } finally {
    bitmap.close();
  }
}
