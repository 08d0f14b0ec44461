import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Link, Route, Switch } from 'wouter'
import '#web/tokens.css'
import '#web/kit/base.css'
import '#web/kit/form.css'
import '#web/kit/reading.css'
import './portal.css'
import { makeClient } from '#web/client/query.ts'
import { DemoLine, useSession } from '#web/client/session.tsx'
import { EmptyState, ErrorState, Loading, OfflineBanner } from '#web/kit/states.tsx'
import { BindPage } from './bind-page.tsx'
import { elderNow, setElder } from './elder.ts'
import { HomePage } from './home-page.tsx'
import { MyPage } from './my-page.tsx'
import { portalPages } from './pages.ts'
import { SignInPage } from './sign-in-page.tsx'

const client = makeClient()
const OtherCasePage = lazy(() => import('./case-page.tsx'))
const lazyPages = portalPages.map((p) => ({ path: p.path, Page: lazy(p.load) }))

function Portal() {
  const { session, error, again } = useSession()
  const [elder, change] = useState(elderNow)
  const turn = () => {
    setElder(!elder)
    change(!elder)
  }
  return (
    <div className={elder ? 'portal elder' : 'portal'}>
      <DemoLine demo={session?.demo} />
      <header className="top">
        <Link className="brand" href="/">
          民心<small>{session?.county.name ?? ''}</small>
        </Link>
        <nav aria-label="常用">
          <button type="button" className="btn low" onClick={turn} aria-pressed={elder}>
            {elder ? '标准版' : '长辈版'}
          </button>
          <Link className="btn low" href={session?.actor ? '/my' : '/sign-in'}>
            {session?.actor ? '我的' : '登录'}
          </Link>
        </nav>
      </header>
      <OfflineBanner />
      <main>
        {error ? (
          <ErrorState error={error} retry={again} />
        ) : !session ? (
          <section>
            <Loading />
          </section>
        ) : (
          <Suspense
            fallback={
              <section className="one-column">
                <Loading />
              </section>
            }
          >
            <Switch>
              <Route path="/" component={HomePage} />
              <Route path="/sign-in" component={SignInPage} />
              <Route path="/bind" component={BindPage} />
              <Route path="/my" component={MyPage} />
              {lazyPages.map(({ path, Page }) => (
                <Route key={path} path={path} component={Page} />
              ))}
              <Route path="/cases/:service/:caseId" component={OtherCasePage} />
              <Route>
                <EmptyState
                  title="没有这一页"
                  action={
                    <Link className="btn" href="/">
                      回首页
                    </Link>
                  }
                >
                  链接可能抄错了，或者内容已经移走。
                </EmptyState>
              </Route>
            </Switch>
          </Suspense>
        )}
      </main>
    </div>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Portal />
    </QueryClientProvider>
  </StrictMode>,
)
