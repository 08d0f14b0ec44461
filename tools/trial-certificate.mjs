// A made-up authority and a certificate of it, so that phones can try Minxin over HTTPS in a house network:
//   node tools/trial-certificate.mjs data/tls 192.168.1.20 minxin.local
// then `npm run -s minxin -- serve --demo --host 0.0.0.0 --tls data/tls/server.pem data/tls/server.key`, and install
// data/tls/authority.pem on the phone. For trials only: a bureau has its certificate from a real authority.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, ...names] = process.argv.slice(2)
const fail = (text) => {
  process.stderr.write(`${text}\n`)
  process.exit(2)
}
if (!folder || names.length === 0) fail('用法：node tools/trial-certificate.mjs 文件夹 IP或域名 [更多…]')
const openssl = (...args) => {
  try {
    return execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    return fail(error.code === 'ENOENT' ? '没有找到 openssl，请先安装。' : `openssl：${String(error.stderr).trim().split('\n').at(-1)}`)
  }
}
mkdirSync(folder, { recursive: true, mode: 0o700 })
const at = (name) => join(folder, name)
if (!existsSync(at('authority.key'))) {
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', at('authority.key'))
  openssl(
    'req',
    '-x509',
    '-new',
    '-key',
    at('authority.key'),
    '-days',
    '365',
    '-subj',
    '/CN=Minxin trial authority',
    '-out',
    at('authority.pem'),
  )
}
const alternative = names.map((n, i) => (/^[\d.]+$|:/.test(n) ? `IP.${i + 1}=${n}` : `DNS.${i + 1}=${n}`))
writeFileSync(at('server.cnf'), `[ext]\nsubjectAltName=@names\nextendedKeyUsage=serverAuth\n[names]\n${alternative.join('\n')}\n`)
openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', at('server.key'))
openssl('req', '-new', '-key', at('server.key'), '-subj', `/CN=${names[0]}`, '-out', at('server.csr'))
openssl(
  ...['x509', '-req', '-in', at('server.csr'), '-CA', at('authority.pem'), '-CAkey', at('authority.key'), '-CAcreateserial'],
  ...['-days', '90', '-extfile', at('server.cnf'), '-extensions', 'ext', '-out', at('server.pem')],
)
process.stdout.write(
  `已生成 ${at('server.pem')} 和 ${at('server.key')}，90 天有效，用于 ${names.join('、')}。\n手机上安装并信任 ${at('authority.pem')}。只供试用。\n`,
)
