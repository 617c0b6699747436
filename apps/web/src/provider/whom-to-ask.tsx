import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { say } from '../platform/language/i18n.ts'
import { AddressLines } from '../ui/data/address-lines.tsx'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { Section } from '../ui/page/page.tsx'
import { providerQuery } from './queries.ts'
import { contactRoleWords } from './words.ts'
import { MailLink, PhoneLink } from '../ui/basics/contact-link.tsx'

/** The provider as §6.3 and §9 name it: who receives instructions, on which ways, and whom to ask. */
export function WhomToAsk() {
  const { t } = useLingui()
  const { data: provider } = useSuspenseQuery(providerQuery())
  const { contact, instructionRecipients, instructionChannels } = provider
  return (
    <Section title={<Trans>Ihr Auftragnehmer</Trans>} clause="§§ 6.3, 9">
      <DefinitionList
        rows={[
          [
            t`Firma`,
            <span key="name">
              {provider.name}
              <br />
              <AddressLines address={provider.address} />
            </span>,
          ],
          [t`Weisungen empfangen`, instructionRecipients.join(', ')],
          [t`Wege für Weisungen`, instructionChannels.join(', ')],
          [
            say(contactRoleWords[contact.role]),
            <span key="contact">
              {contact.name}
              <br />
              {contact.department && (
                <>
                  {contact.department}
                  <br />
                </>
              )}
              <MailLink address={contact.email} />
              {contact.phone && (
                <>
                  <br />
                  <PhoneLink number={contact.phone} />
                </>
              )}
            </span>,
          ],
        ]}
      />
      <p>
        <Trans>Stimmt hier etwas nicht mehr? Bitte sagen Sie es uns.</Trans>
      </p>
    </Section>
  )
}
