import { expect, test } from 'vitest';
import { windowPreferences } from '../../../electron/host/window/windowPreferences.ts';

test('a packaged window has no DevTools, and no window has Node or less than every wall', () => {
  expect(windowPreferences(true).devTools).toBe(false);
  expect(windowPreferences(false).devTools).toBe(true);
  for (const packaged of [true, false]) {
    expect(windowPreferences(packaged)).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      disableBlinkFeatures: expect.stringContaining('WebUSB'),
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
    });
  }
});
