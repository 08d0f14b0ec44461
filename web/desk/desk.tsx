import { lazy, Suspense } from 'react'
import { Route, Router, Switch } from 'wouter'
import { DemoLine, useSession } from '#web/client/session.tsx'
import { EmptyState, ErrorState, Loading, OfflineBanner } from '#web/kit/states.tsx'
import { CasePage } from './case-page.tsx'
import { InboxPage } from './inbox-page.tsx'
import { Menu } from './menu.tsx'
import { deskPages } from './pages.ts'
import { PasswordPage } from './password-page.tsx'
import { SignInPage } from './sign-in-page.tsx'

const lazyPages = deskPages.map((p) => ({ path: p.path, Page: lazy(p.load) }))

// Finance, the operator and reporting institutions have no cases: they begin at their own page.
const homes: Record<string, string> = {
  finance: '/payments',
  operator: '/operations',
  reporter: '/life-events',
  counsellor: '/counselling',
}

/** The workbench: sign-in, forced change of the first password, then menu and page. */
export function Desk() {
  const { session, error, again } = useSession()
  const actor = session?.actor
  return (
    <div className="desk-app">
      <DemoLine demo={session?.demo} />
      <OfflineBanner />
      {error ? (
        <ErrorState error={error} retry={again} />
      ) : !session ? (
        <Loading />
      ) : actor?.kind !== 'staff' ? (
        <SignInPage />
      ) : actor.mustChangePassword ? (
        <PasswordPage />
      ) : (
        <Router base="/desk">
          <div className="desk-shell">
            <Menu actor={actor} />
            <main>
              <Suspense
                fallback={
                  <div className="page">
                    <Loading />
                  </div>
                }
              >
                <Switch>
                  <Route path="/cases/:caseId" component={CasePage} />
                  {lazyPages.map(({ path, Page }) => (
                    <Route key={path} path={path} component={Page} />
                  ))}
                  <Route path="/">{homes[actor.role] ? <Home to={homes[actor.role] ?? '/'} /> : <InboxPage />}</Route>
                  <Route>
                    <EmptyState title="没有这一页">链接可能抄错了，请从左边的菜单打开。</EmptyState>
                  </Route>
                </Switch>
              </Suspense>
            </main>
          </div>
        </Router>
      )}
    </div>
  )
}

function Home({ to }: { to: string }) {
  const found = lazyPages.find((p) => p.path === to)
  return found ? <found.Page /> : null
}
