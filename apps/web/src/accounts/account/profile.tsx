import { Trans, useLingui } from '@lingui/react/macro'
import type { Account } from '@portal/domain/accounts/contract'
import { readableAddress } from '@portal/domain/mail-address'
import { useState } from 'react'
import { Banner } from '../../ui/basics/banner.tsx'
import { Section } from '../../ui/page/page.tsx'
import { Editable } from './editable.tsx'
import { EmailForm } from './email-form.tsx'
import { LocaleForm, languageNames } from './locale-form.tsx'
import { NameForm } from './name-form.tsx'
import { PasswordForm } from './password-form.tsx'

/** Name, language, address, password. */
export function Profile({ user: { name, email, locale } }: { user: Account }) {
  const address = readableAddress(email)
  const { t } = useLingui()
  const [sentTo, setSentTo] = useState<string | null>(null)
  return (
    <>
      <Section title={<Trans>Name und Sprache</Trans>}>
        <div>
          <Editable name={t`Name`} value={name}>
            {(close) => <NameForm name={name} onClose={close} />}
          </Editable>
          <Editable name={t`Sprache`} value={<span lang={locale}>{languageNames[locale]}</span>}>
            {(close) => <LocaleForm locale={locale} onClose={close} />}
          </Editable>
        </div>
      </Section>
      <Section title={<Trans>Anmeldung</Trans>} id="passwort">
        <div>
          <Editable name={t`E-Mail-Adresse`} value={address}>
            {(close) => (
              <EmailForm onSent={(typed) => setSentTo(readableAddress(typed))} onClose={close} />
            )}
          </Editable>
          <Editable name={t`Passwort`} value={<Trans>gesetzt</Trans>}>
            {(close) => <PasswordForm email={email} onClose={close} />}
          </Editable>
        </div>
        {sentTo !== null && sentTo !== address && (
          <div role="status">
            <Banner title={<Trans>Öffnen Sie den Link in der E-Mail an {sentTo}.</Trans>}>
              <p>
                <Trans>
                  Bis dahin melden Sie sich weiter mit {address} an. An diese Adresse schreiben wir,
                  dass eine Änderung gewünscht ist.
                </Trans>
              </p>
            </Banner>
          </div>
        )}
      </Section>
    </>
  )
}
