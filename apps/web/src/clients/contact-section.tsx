import { Trans, useLingui } from '@lingui/react/macro'
import type { Client } from '@portal/domain/clients/contract'
import { MailLink } from '../ui/basics/contact-link.tsx'
import { say } from '../platform/language/i18n.ts'
import { contactRoleWords } from '../provider/words.ts'
import { AddressLines } from '../ui/data/address-lines.tsx'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { Section } from '../ui/page/page.tsx'

/** Where a client is and whom to ask there about data protection. */
export function ContactSection({ client: { address, privacyContact } }: { client: Client }) {
  const { t } = useLingui()
  return (
    <Section title={<Trans>Anschrift und Datenschutz</Trans>}>
      <DefinitionList
        rows={[
          [t`Anschrift`, <AddressLines key="address" address={address} />],
          [
            say(contactRoleWords[privacyContact.role]),
            <span key="contact">
              {privacyContact.name}
              <br />
              <MailLink address={privacyContact.email} />
            </span>,
          ],
        ]}
      />
    </Section>
  )
}
