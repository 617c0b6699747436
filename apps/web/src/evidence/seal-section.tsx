import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { MomentDay } from '../ui/basics/moment.tsx'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { HashText } from '../ui/data/hash-text.tsx'
import { Section } from '../ui/page/page.tsx'
import { sealQuery } from './seal-queries.ts'

/** Whose seal the portal's documents carry, and the fingerprint to compare it by. */
export function SealSection() {
  const { t } = useLingui()
  const { data: seal } = useQuery(sealQuery())
  if (!seal) return null
  const { name, fingerprint, isSelfMade, validUntil, earlier } = seal
  return (
    <Section id="siegel" title={<Trans>Das Siegel</Trans>}>
      <p>
        <Trans>
          Quittungen, Bedenken und Löschprotokolle tragen ein elektronisches Siegel. Ein
          PDF-Programm zeigt, ob es unverletzt ist und welches Zertifikat siegelte. Vergleichen Sie
          dessen Fingerabdruck mit diesem:
        </Trans>
      </p>
      <DefinitionList
        rows={[
          [t`Siegel von`, name],
          [t`Fingerabdruck (SHA-256)`, <HashText key="hash" sha256={fingerprint} />],
          [t`Gültig bis`, <MomentDay key="until" at={validUntil} />],
          [
            t`Ausgestellt von`,
            isSelfMade
              ? t`diesem Portal selbst; keine andere Stelle bestätigt den Namen`
              : t`einer anderen Stelle, die im Zertifikat genannt ist`,
          ],
          [
            t`Frühere Fingerabdrücke`,
            earlier.length === 0 ? null : (
              <>
                {earlier.map((each) => (
                  <HashText key={each} sha256={each} />
                ))}
              </>
            ),
          ],
        ]}
      />
    </Section>
  )
}
