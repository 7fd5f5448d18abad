import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The shipped window's policy, so that what it forbids is seen here too. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** @param {string} outDir Where the page is built. */
export async function buildLookingGlass(outDir) {
  await build({
    configFile: false,
    root: here,
    base: './',
    logLevel: 'warn',
    plugins: [
      react(),
      {
        name: 'pictures-over-http',
        enforce: 'pre',
        transform: (code) => code.replaceAll('satchel-media://', '/picture/'),
      },
    ],
    build: { target: 'chrome130', outDir, emptyOutDir: true, chunkSizeWarningLimit: 4000 },
  });
}

/** A picture of its own for each item, drawn as SVG. @param {number} id */
function picture(id) {
  const hue = (id * 47) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 360"><defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="hsl(${hue} 55% 78%)"/><stop offset="1" stop-color="hsl(${hue + 40} 60% 58%)"/></linearGradient></defs><rect width="480" height="360" fill="url(#s)"/><circle cx="${90 + ((id * 61) % 300)}" cy="${80 + ((id * 13) % 70)}" r="38" fill="#fff" opacity=".8"/><path d="M0 ${240 + ((id * 7) % 40)} ${100 + (id % 90)} ${150 + (id % 50)} 250 270 ${320 + (id % 60)} 180 480 290V360H0Z" fill="hsl(${hue + 180} 25% 32%)"/><path d="M0 300 160 250 300 310 480 260V360H0Z" fill="hsl(${hue + 180} 30% 22%)"/></svg>`;
}

/** @param {string} dir @returns {Promise<{ url: string, close: () => void }>} */
export async function serveLookingGlass(dir) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const shown = pathname.match(/^\/picture\/(thumb|preview)\/(\d+)$/);
    if (shown) {
      response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(picture(Number(shown[2])));
      return;
    }
    const path = pathname === '/' ? '/index.html' : normalize(pathname);
    try {
      const body = await readFile(join(dir, path));
      const type = types[/** @type {keyof typeof types} */ (extname(path))] ?? 'text/plain';
      response
        .writeHead(200, { 'content-type': type, 'content-security-policy': policy })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
