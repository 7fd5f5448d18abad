import {
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { lookKeyFor } from '../../../actions/keys/lookKeys.ts';
import { useStageKeys } from '../stage/stageKeys.ts';
import {
  fitted,
  isZoomed,
  type Point,
  panBy,
  reframed,
  type Size,
  scaleOf,
  stepIn,
  stepOut,
  toggled,
  type Zoom,
  zoomBy,
} from './zoom.ts';

/** What one press of an arrow key moves a zoomed picture by, in CSS pixels. */
const panStep = 80;
const middle: Point = { x: 0, y: 0 };

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: panStep, y: 0 },
  ArrowRight: { x: -panStep, y: 0 },
  ArrowUp: { x: 0, y: panStep },
  ArrowDown: { x: 0, y: -panStep },
};

function useSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

/** Where a pointer is in a frame, from its middle. */
function pointIn(
  frame: HTMLElement,
  { clientX, clientY }: { clientX: number; clientY: number },
): Point {
  const box = frame.getBoundingClientRect();
  return { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 };
}

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const apart = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** Zooms and moves a picture of some size in a frame: by keys, wheel, pinch, drag and double-click. */
export function useZoom(
  frame: RefObject<HTMLElement | null>,
  picture: Size,
  hears: (event: KeyboardEvent) => boolean,
) {
  const size = useSize(frame);
  const [wanted, setZoom] = useState<Zoom>(fitted);
  const zoom = reframed(wanted, picture, size);
  const zoomed = isZoomed(zoom, picture, size);
  const change = (next: (now: Zoom) => Zoom) =>
    setZoom((now) => next(reframed(now, picture, size)));
  const zoomTo = (factor: number, at: Point) =>
    change((now) => zoomBy(now, factor, at, picture, size));
  const move = (by: Point) => change((now) => panBy(now, by, picture, size));
  const fitAll = () => setZoom(fitted);

  useStageKeys((event) => {
    const arrow = arrows[event.key];
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
    if (arrow !== undefined && zoomed && plain) {
      move(arrow);
      return true;
    }
    if (lookKeyFor(event) !== 'look-zoom') return hears(event);
    if (event.key === '0') fitAll();
    else zoomTo(event.key === '+' || event.key === '=' ? stepIn : stepOut, middle);
    return true;
  });

  const onWheel = useRef<(event: WheelEvent) => void>(() => {});
  onWheel.current = (event) => {
    const element = frame.current;
    if (element === null || (!event.ctrlKey && !event.metaKey && !zoomed)) return;
    event.preventDefault();
    // Two fingers on a touchpad that draw apart come as a wheel with Control, too.
    if (event.ctrlKey || event.metaKey) {
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      zoomTo(Math.exp(-event.deltaY * lines * 0.004), pointIn(element, event));
    } else move({ x: -event.deltaX, y: -event.deltaY });
  };
  useEffect(() => {
    const element = frame.current;
    const hear = (event: WheelEvent) => onWheel.current(event);
    // React's own listener could not keep the window itself from being zoomed.
    element?.addEventListener('wheel', hear, { passive: false });
    return () => element?.removeEventListener('wheel', hear);
  }, [frame]);

  const pointers = useRef(new Map<number, Point>());
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || (!zoomed && event.pointerType === 'mouse')) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pointers.current.set(event.pointerId, pointIn(event.currentTarget, event));
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const before = pointers.current.get(event.pointerId);
    if (before === undefined) return;
    const after = pointIn(event.currentTarget, event);
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    pointers.current.set(event.pointerId, after);
    if (other === undefined) move({ x: after.x - before.x, y: after.y - before.y });
    else {
      const factor = apart(after, other) / Math.max(1, apart(before, other));
      zoomTo(factor, between(after, other));
    }
  };
  const onPointerEnd = (event: PointerEvent<HTMLElement>) => {
    pointers.current.delete(event.pointerId);
  };
  const scale = scaleOf(zoom, picture, size);
  return {
    zoomed,
    scale,
    fitAll,
    zoomIn: () => zoomTo(stepIn, middle),
    zoomOut: () => zoomTo(stepOut, middle),
    /** Where the picture lies, from the upper left of the frame. */
    box: {
      left: size.width / 2 + zoom.x - (picture.width * scale) / 2,
      top: size.height / 2 + zoom.y - (picture.height * scale) / 2,
      width: picture.width * scale,
      height: picture.height * scale,
    },
    heard: {
      onPointerDown,
      onPointerMove,
      onPointerUp: onPointerEnd,
      onPointerCancel: onPointerEnd,
      onDoubleClick(event: React.MouseEvent<HTMLElement>) {
        const at = pointIn(event.currentTarget, event);
        change((now) => toggled(now, at, picture, size));
      },
    },
  };
}
