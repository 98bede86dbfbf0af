import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { takeKey } from './key.ts';

takeKey();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <h1>Convograph</h1>
    </StrictMode>,
  );
}
