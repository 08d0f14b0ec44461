// The shared machinery of browser stories: a county served for real, a Chromium, people at phones and desks.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { servePages } from '#platform/http/pages.ts'
import { makeServer } from '#platform/http/server.ts'
import { demoPassword } from '#platform/identity/demo.ts'
import { wire } from '../wire.ts'

export const phone = { width: 390, height: 844 }
export const desk = { width: 1440, height: 900 }

export interface Story {
  county: DemoCounty
  address: string
  /** Somebody with a browser of their own. */
  person(size?: { width: number; height: number }): Promise<Page>
  /** A member of staff, signed in at the workbench. */
  staff(login: string, size?: { width: number; height: number }): Promise<Page>
  /** Keeps a picture when MINXIN_PICTURES names a folder. */
  picture(page: Page, name: string): Promise<void>
  end(): Promise<void>
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Opens the county on a free port and a browser; the story's clock is the server's and every page's. */
export async function tellStory(at: string): Promise<Story> {
  const county = await demoCounty(at)
  const http = makeServer()
  wire({ http, db: county.db, clock: county.clock })
  await servePages(http, fileURLToPath(new URL('../web/dist', import.meta.url)))
  const address = await http.listen({ port: 0, host: '127.0.0.1' })
  const browser: Browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: flags })
  const contexts: BrowserContext[] = []
  const person = async (size = phone) => {
    const context = await browser.newContext({
      viewport: size,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      hasTouch: size.width < 600,
      // Colours on their way from one to another are nobody's colours.
      reducedMotion: 'reduce',
      acceptDownloads: true,
    })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.clock.setFixedTime(county.now)
    return page
  }
  return {
    county,
    address,
    person,
    staff: async (login, size = desk) => {
      const page = await person(size)
      await page.goto(`${address}/desk`)
      await page.getByLabel('登录名').fill(login)
      await page.getByLabel('密码', { exact: true }).fill(demoPassword)
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await page.getByRole('navigation', { name: '主导航' }).waitFor()
      return page
    },
    picture: async (page, name) => {
      const folder = process.env.MINXIN_PICTURES
      if (!folder) return
      mkdirSync(folder, { recursive: true })
      await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
    },
    end: async () => {
      for (const c of contexts) await c.close()
      await browser.close()
      await http.close()
      await county.close()
    },
  }
}

/** Chooses an option of one of the desk's selects by its words. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: option }).first().click()
}

/** Serious and critical violations of WCAG 2 A and AA, by rule and element. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} ${n.failureSummary?.split('\n')[1] ?? ''}`))
}
