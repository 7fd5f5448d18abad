import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useListedDays } from '../../../stores/library/listedDays.ts';
import { en } from '../../../strings/en.ts';
import { monthOf, wholeDay } from '../../../text/cardTime.ts';
import type { GridController, GridScene } from '../grid/gridController.ts';
import { clamp } from '../layout/layout.ts';
import { rangeOf } from '../layout/scrollTrack.ts';
import styles from './Scrubber.module.css';
import { dayAt, marksOf, stepFrom } from './scrubberMarks.ts';

interface ScrubberProps {
  controller: GridController | null;
  scene: GridScene | null;
}

/** A list that is no longer than so many views is seen as fast without it. */
const leastViews = 2;
/** Above and below the line on which it is dragged, in pixels. */
const inset = 10;

/** The dates of the list beside it: dragged, or moved by keys, it takes the list along. */
export function Scrubber({ controller, scene }: ScrubberProps) {
  const days = useListedDays();
  const ofEnds = days.some(({ span }) => span !== undefined);
  const noDay = ofEnds ? en.library.endSpans.none : en.library.noDateHeading;
  const track = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState(false);
  const height = (scene?.view ?? 0) - 2 * inset;
  const layout = scene?.layout ?? null;
  const useful =
    layout !== null && scene !== null && days.length > 1 && layout.height > scene.view * leastViews;
  const marks = useMemo(
    () => (useful && layout !== null ? marksOf(days, layout, height) : []),
    [useful, days, layout, height],
  );

  useEffect(() => {
    if (controller === null || !useful) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** For who listens, once the list has come to somewhere. */
    const tell = () => {
      timer = undefined;
      const { scene: now, scroller } = controller;
      if (track.current === null || now === null) return;
      const row = now.layout.row(now.layout.rowNear(scroller.offset + 1));
      const day = dayAt(days, now.layout, scroller.offset + 1);
      track.current.ariaValueNow = `${row.cells[0]?.index ?? 0}`;
      track.current.ariaValueText = day === null ? noDay : wholeDay(day);
    };
    const follow = () => {
      const { scene: now, scroller } = controller;
      if (line.current === null || now === null) return;
      const share =
        scroller.offset / Math.max(1, rangeOf({ height: now.layout.height, view: now.view }));
      const day = dayAt(days, now.layout, scroller.offset + 1);
      line.current.style.transform = `translateY(${share * (now.view - 2 * inset)}px)`;
      const date = day === null ? noDay : monthOf(day);
      if (line.current.dataset['date'] !== date) line.current.dataset['date'] = date;
      timer ??= setTimeout(tell, 200);
    };
    follow();
    const stop = controller.onDraw(follow);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [controller, useful, days, noDay]);

  if (!useful || layout === null || scene === null || controller === null) return null;

  const drag = (event: PointerEvent) => {
    const top = track.current?.getBoundingClientRect().top ?? 0;
    const share = clamp((event.clientY - top - inset) / Math.max(1, height), 0, 1);
    controller.goTo(share * rangeOf({ height: layout.height, view: scene.view }));
  };
  const goToItem = (index: number) => {
    const row = layout.row(layout.rowOf(index));
    controller.goTo(row.number === 0 ? 0 : row.top);
  };
  const press = (key: string): boolean => {
    const { offset } = controller.scroller;
    const index = layout.row(layout.rowNear(offset + 1)).cells[0]?.index ?? 0;
    const steps = {
      ArrowUp: () => goToItem(stepFrom(days, index, -1, 'day')),
      ArrowDown: () => goToItem(stepFrom(days, index, 1, 'day')),
      PageUp: () => goToItem(stepFrom(days, index, -1, 'month')),
      PageDown: () => goToItem(stepFrom(days, index, 1, 'month')),
      Home: () => controller.goTo(0),
      End: () => controller.goTo(layout.height),
    };
    if (!Object.hasOwn(steps, key)) return false;
    steps[key as keyof typeof steps]();
    return true;
  };

  return (
    <div
      ref={track}
      role="slider"
      tabIndex={0}
      aria-label={en.library.scrubber}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, layout.total - 1)}
      aria-valuenow={0}
      data-held={held}
      className={styles.scrubber}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setHeld(true);
        drag(event);
      }}
      onPointerMove={(event) => {
        if (held) drag(event);
      }}
      onPointerUp={() => setHeld(false)}
      onPointerCancel={() => setHeld(false)}
      onKeyDown={(event) => {
        if (press(event.key)) event.preventDefault();
      }}
    >
      {marks.map(({ key, share, year }) => (
        <span
          key={key}
          aria-hidden
          className={year === '' ? styles.month : styles.year}
          style={{ top: inset + share * height }}
        >
          {year}
        </span>
      ))}
      <div ref={line} className={styles.line} style={{ top: inset }} aria-hidden />
    </div>
  );
}
