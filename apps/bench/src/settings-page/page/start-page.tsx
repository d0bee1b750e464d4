import '@broadcast-kit/react/styles.css';
import { createRoot } from 'react-dom/client';
import { readScene } from './scene.ts';
import { createSettingsBackend } from './settings-backend.ts';

const scene = readScene(location.search);
// Each loads what it shows and no more, as the pages of an app do.
const scenes = {
  page: () => import('./page-scene.tsx').then((file) => file.PageScene),
  form: () => import('./form-scene.tsx').then((file) => file.FormScene),
  input: () => import('./input-scene.tsx').then((file) => file.InputScene),
};
const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no #root.');
const backend = await createSettingsBackend(scene);

/** Loads and shows the scene. The backend is none of its cost, so it is there before. */
async function start(container: Element): Promise<void> {
  const Scene = await scenes[scene.name]();
  createRoot(container).render(<Scene backend={backend} />);
}

addEventListener('start-scene', () => void start(root), { once: true });
document.documentElement.dataset.ready = '';
