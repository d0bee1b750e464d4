import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The browser talks to the page's own origin; what is below /api goes on to your backend.
const proxy = { '/api': process.env.BACKEND_URL ?? 'http://127.0.0.1:3000' };

export default defineConfig({
  plugins: [react()],
  server: { proxy },
  preview: { proxy },
});
