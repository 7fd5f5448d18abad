import './zodWithoutEval.ts';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { connect } from './connect.ts';
import { pauseWhenHidden } from './ui/useNow.ts';

const root = document.getElementById('root');
if (root !== null) {
  pauseWhenHidden(document);
  void connect();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
