import { Trans } from '@lingui/react/macro'
import { z } from 'zod'
import { Banner } from '../../ui/basics/banner.tsx'
import { Section } from '../../ui/page/page.tsx'
import { BindingSteps } from '../../binding/binding-steps.tsx'

const Done = z.enum(['added', 'changed', 'ended', 'contested'])

/** Says that a binding act took place, where its result stands. */
export function EntryDone({ done }: { done: string | null }) {
  const act = Done.safeParse(done).data
  if (!act) return null
  const words = {
    added: <Trans>Die Person ist eingetragen.</Trans>,
    changed: <Trans>Der Eintrag ist geändert.</Trans>,
    contested: <Trans>Sie haben den Eintrag bestritten. Er gilt nicht mehr.</Trans>,
    ended: <Trans>Das Ende der Berechtigung ist eingetragen.</Trans>,
  }
  return (
    <>
      <BindingSteps ends="done" current="end" />
      <Section>
        <Banner tone="good" title={words[act]}>
          <p>
            <Trans>
              Die E-Mails an Auftraggeber und Auftragnehmer sind geschrieben. Wer es bestätigt hat,
              steht unten im Verlauf.
            </Trans>
          </p>
        </Banner>
      </Section>
    </>
  )
}
