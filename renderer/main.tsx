import './zodWithoutEval.ts';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { report } from './bridge/report.ts';
import { connect } from './connect.ts';
import { hearFaults } from './hearFaults.ts';
import { Boundary } from './ui/fault/Boundary.tsx';
import { pauseWhenHidden } from './ui/time/useNow.ts';

const root = document.getElementById('root');
if (root !== null) {
  hearFaults();
  pauseWhenHidden(document);
  void connect();
  // What a boundary caught it has reported; this is for what none did.
  const onUncaughtError = (error: unknown) => void report(error, 'window');
  createRoot(root, { onUncaughtError }).render(
    <StrictMode>
      <Boundary part="window">
        <App />
      </Boundary>
    </StrictMode>,
  );
}
