import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ObservabilityPage } from './observability-page.tsx';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <ObservabilityPage />
    </StrictMode>,
  );
}
