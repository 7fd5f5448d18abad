import type { WebPreferences } from 'electron';

/** What every page of ours is held to; DevTools are part of development alone. */
export function windowPreferences(packaged: boolean) {
  return {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    // The headers refuse these too. Even a refused question has ended the app on some runtimes.
    disableBlinkFeatures: 'WebUSB,WebHID,Serial,WebBluetooth',
    webviewTag: false,
    webgl: false,
    plugins: false,
    safeDialogs: true,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !packaged,
  } as const satisfies WebPreferences;
}
