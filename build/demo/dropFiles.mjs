/**
 * A real drop of files on the middle of the window, through the browser's own input pipeline.
 * @param {import('playwright').ElectronApplication} app
 * @param {string[]} files
 */
export async function dropFiles(app, files) {
  await app.evaluate(async ({ BrowserWindow }, paths) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    if (!window) throw new Error('no window is shown');
    const input = window.webContents.debugger;
    if (!input.isAttached()) input.attach('1.3');
    const [width = 0, height = 0] = window.getContentSize();
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      await input.sendCommand('Input.dispatchDragEvent', {
        type,
        x: Math.round(width / 2),
        y: Math.round(height / 2),
        data: { items: [], files: paths, dragOperationsMask: 1 },
      });
    }
  }, files);
}
