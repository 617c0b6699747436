import { Trans, useLingui } from '@lingui/react/macro'
import type { AgreementVersion } from '@portal/domain/agreements/contract'
import { formatInstantDay, formatShortDate } from '../../platform/language/format.ts'
import { FileList } from '../../ui/data/file-list.tsx'
import { Section } from '../../ui/page/page.tsx'
import { documentAddress } from '../queries.ts'

/** §8.2, §16: a change is a new version; the earlier ones stay readable. */
export function Versions({
  id,
  number,
  versions,
}: {
  id: string
  number: string
  versions: AgreementVersion[]
}) {
  const { t } = useLingui()
  return (
    <Section title={<Trans>Fassungen</Trans>} clause="§ 8.2">
      {versions.length > 1 ? (
        <FileList
          label={t`Fassungen des Vertrags`}
          files={versions.map(
            ({ version, validFrom, validUntil, signedAt, documentSha256, correctedBy }) => ({
              key: String(version),
              title: t`${number}, Fassung ${version}`,
              facts: [
                correctedBy !== null
                  ? t`galt nie so: berichtigt durch Fassung ${correctedBy}`
                  : validUntil
                    ? t`gilt von ${formatShortDate(validFrom)} bis ${formatShortDate(validUntil)}`
                    : t`gilt seit ${formatShortDate(validFrom)}`,
                t`unterschrieben am ${formatInstantDay(signedAt)}`,
              ],
              sha256: documentSha256,
              href: documentAddress(id, version),
            }),
          )}
        />
      ) : (
        <p>
          <Trans>
            Dies ist die erste und einzige Fassung. Jede Änderung wird eine neue; die alten bleiben
            hier lesbar.
          </Trans>
        </p>
      )}
    </Section>
  )
}
