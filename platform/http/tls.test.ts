import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { makeServer } from './server.ts'

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

test('over HTTPS with a certificate of the trial authority cookies travel nowhere else', { skip: !hasOpenssl }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'minxin-tls-'))
  const tool = fileURLToPath(new URL('../../tools/trial-certificate.mjs', import.meta.url))
  execFileSync(process.execPath, [tool, folder, '127.0.0.1', 'localhost'])
  const at = (name: string) => readFileSync(join(folder, name))
  const http = makeServer({ tls: { cert: at('server.pem'), key: at('server.key') } })
  http.get('/who', async (r) => ({ protocol: r.protocol }))
  const address = new URL(await http.listen({ port: 0, host: '127.0.0.1' }))
  try {
    const body = await new Promise<string>((done, failed) => {
      const asked = request({ host: '127.0.0.1', port: address.port, path: '/who', ca: at('authority.pem') }, (answer) => {
        let text = ''
        answer.on('data', (part) => (text += part)).on('end', () => done(text))
      })
      asked.on('error', failed).end()
    })
    // The session writes `Secure` into its cookies exactly when the protocol is https.
    assert.deepEqual(JSON.parse(body), { protocol: 'https' })
  } finally {
    await http.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
