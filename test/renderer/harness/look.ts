import '../../../renderer/zodWithoutEval.ts';
import { createFakeBridge } from './fakeBridge.ts';
import { sceneOf } from './scene.ts';

Object.defineProperty(window, 'satchel', {
  value: createFakeBridge(sceneOf(new URLSearchParams(location.search))),
});
await import('../../../renderer/main.tsx');
