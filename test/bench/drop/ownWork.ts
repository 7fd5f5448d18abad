import type { Satchel } from '../../e2e/support/satchel.ts';

const ours: readonly string[] = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'];

/**
 * Time that the window has spent on scripts and on laying out what they changed, in ms: a task that is
 * longer than all of it in a phase is Chromium's own work.
 */
export async function ownWorkMs({ app }: Satchel): Promise<number> {
  const metrics = await app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    if (!window) throw new Error('no window is shown');
    const { debugger: page } = window.webContents;
    if (!page.isAttached()) page.attach('1.3');
    await page.sendCommand('Performance.enable');
    const answer: { metrics: { name: string; value: number }[] } =
      await page.sendCommand('Performance.getMetrics');
    return answer.metrics;
  });
  return metrics.reduce((sum, { name, value }) => sum + (ours.includes(name) ? value * 1e3 : 0), 0);
}
