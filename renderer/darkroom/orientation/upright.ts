/** A picture turned and mirrored as its orientation says, by the eight numbers of EXIF and TIFF. */
export function upright(image: ImageData, orientation: number): ImageData {
  if (orientation < 2 || orientation > 8) return image;
  const { width, height } = image;
  const lying = orientation >= 5;
  const turned = new ImageData(lying ? height : width, lying ? width : height, {
    colorSpace: image.colorSpace,
  });
  const from = new Uint32Array(image.data.buffer);
  const to = new Uint32Array(turned.data.buffer);
  for (let y = 0; y < turned.height; y += 1) {
    for (let x = 0; x < turned.width; x += 1) {
      const [column, row] = sourceOf(x, y, turned, orientation);
      to[y * turned.width + x] = from[row * width + column] ?? 0;
    }
  }
  return turned;
}

/** Where in the stored picture a point of the upright one is. */
function sourceOf(
  x: number,
  y: number,
  { width, height }: { readonly width: number; readonly height: number },
  orientation: number,
): readonly [number, number] {
  const right = width - 1 - x;
  const below = height - 1 - y;
  switch (orientation) {
    case 2:
      return [right, y];
    case 3:
      return [right, below];
    case 4:
      return [x, below];
    case 5:
      return [y, x];
    case 6:
      return [y, right];
    case 7:
      return [below, right];
    default:
      return [below, x];
  }
}
