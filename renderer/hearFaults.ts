import { report } from './bridge/report.ts';
import { say } from './stores/notices/statusStore.ts';
import { en } from './strings/en.ts';

const quietMs = 10_000;
/** The browser's remark that something was laid out a frame later, which is no fault. */
const remark = /^ResizeObserver loop/;

/** Hears what nobody caught: it is written down, and said, but not with every frame. To be called once. */
export function hearFaults(): void {
  let saidAt = Number.NEGATIVE_INFINITY;
  const hear = (error: unknown) => {
    const reference = report(error, 'work');
    if (performance.now() - saidAt < quietMs) return;
    saidAt = performance.now();
    say(en.shell.fault.toast(reference), 'bad');
  };
  window.addEventListener('error', ({ error, message }) => {
    if (!remark.test(message)) hear(error);
  });
  window.addEventListener('unhandledrejection', ({ reason }) => hear(reason));
}
