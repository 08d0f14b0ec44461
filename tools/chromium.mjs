// Finds a Chromium for the browser journeys; on Debian as root it installs one, else it says what to install.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { stop } from './preflight.mjs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const fonts = () => spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim()

export function chromium() {
  const found = [process.env.CHROMIUM_PATH, ...places].find((path) => path && existsSync(path))
  if (found && (process.platform !== 'linux' || fonts())) return found
  const debian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (!debian)
    return (
      found ??
      stop(
        '浏览器测试需要 Chromium:请安装 chromium 和 fonts-noto-cjk(Debian:apt-get install chromium fonts-noto-cjk),或用 CHROMIUM_PATH 指明。',
      )
    )
  process.stdout.write('正在安装 Chromium 和中文字体……\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk', 'fontconfig'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  })
  return existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : stop('Chromium 没有装上。请手工安装 chromium 和 fonts-noto-cjk。')
}
