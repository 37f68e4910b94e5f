import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const gateway = 'http://127.0.0.1:4400';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  // The content security policy takes scripts and images from this origin only: nothing becomes a data: address.
  build: { outDir: '../../dist/console', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  server: {
    host: '127.0.0.1',
    port: 5173,
    // The gateway refuses a foreign Origin; in development the console's is the dev server's.
    proxy: { '/v1': { target: gateway, changeOrigin: true, headers: { origin: gateway } } },
  },
});
