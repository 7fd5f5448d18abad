interface Picture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

/** The first frame, upright; the bytes are given up. A size is asked of JPEG decoders only. */
export async function decodeFrame(
  { bytes, contentType }: Picture,
  desired: { readonly width: number; readonly height: number } | null,
): Promise<VideoFrame> {
  const decoder = new ImageDecoder({
    data: bytes,
    type: contentType,
    preferAnimation: false,
    ...(desired && { desiredWidth: desired.width, desiredHeight: desired.height }),
  });
  try {
    const { image } = await decoder.decode({ frameIndex: 0 });
    return image;
  } finally {
    decoder.close();
    release(bytes.buffer);
  }
}

interface Transferable {
  transfer?(newLength: number): ArrayBuffer;
}

/** Frees the original at once: collected in its own time, dozens of them would pile up. */
function release(buffer: ArrayBuffer & Transferable): void {
  buffer.transfer?.(0);
}
