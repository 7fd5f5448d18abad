import { ipcRenderer } from 'electron';

/** The one thing of the page's world that is needed here, where there is no DOM to the types. */
declare const window: {
  postMessage(message: string, origin: string, transfer: readonly unknown[]): void;
};

// The page gets the port itself and nothing else: no function of this world is reachable from it.
ipcRenderer.once('darkroom-port', (event) => {
  window.postMessage('darkroom-port', '*', event.ports);
});
