import { i18n } from '@lingui/core'
import { I18nProvider, useLingui } from '@lingui/react'
import { createRoot } from 'react-dom/client'
import { enter, enterAnewWithEachLink, type Entrance } from './accounts/entry/entrance.ts'
import { EntryFrame } from './accounts/entry/entry-frame.tsx'
import { tellTabs } from './accounts/session-end.ts'
import { SignIn } from './accounts/sign-in/sign-in.tsx'
import { otherLocale, speak, storedLocale, storeLocale } from './platform/language/i18n.ts'
import { nextPath } from './platform/navigation/next-path.ts'

async function switchLocale() {
  const locale = otherLocale()
  storeLocale(locale)
  await speak(locale)
}

function Login({ entrance }: { entrance: Entrance }) {
  // Subscribes to the language, so that everything below is said anew.
  useLingui()
  return (
    <EntryFrame onLocale={() => void switchLocale()}>
      <SignIn
        entrance={entrance}
        onDone={() => {
          tellTabs('signed-in')
          location.replace(nextPath(location.search))
        }}
      />
    </EntryFrame>
  )
}

/** The pages before a session. */
export async function showEntry(): Promise<void> {
  const entrance = enter()
  enterAnewWithEachLink()
  await speak(storedLocale())
  const root = document.querySelector('#root')
  if (root)
    createRoot(root).render(
      <I18nProvider i18n={i18n}>
        <Login entrance={entrance} />
      </I18nProvider>,
    )
}
