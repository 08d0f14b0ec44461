import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('./web'),
  plugins: [react()],
  resolve: {
    alias: [
      { find: /^#kernel\//, replacement: at('./kernel/') },
      { find: /^#modules\//, replacement: at('./modules/') },
      { find: /^#web\//, replacement: at('./web/') },
    ],
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    target: 'chrome100',
    outDir: at('./web/dist'),
    emptyOutDir: true,
    manifest: true,
    chunkSizeWarningLimit: 1500,
    rollupOptions: { input: { index: at('./web/index.html'), desk: at('./web/desk.html'), open: at('./web/open.html') } },
  },
})
