import { StrictMode, version } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { HostPage } from './host-page.tsx';
import { readPageOptions } from './page-options.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('This document has no element with the id "root".');

document.documentElement.dataset.react = version;
const page = (
  <StrictMode>
    <HostPage {...readPageOptions(location.search)} />
  </StrictMode>
);
if (root.hasChildNodes()) hydrateRoot(root, page);
else createRoot(root).render(page);
