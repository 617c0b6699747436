import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Subprocessor } from '@portal/domain/subprocessors/contract'
import type { ReactNode } from 'react'
import { PlainReview } from '../../../binding/about.tsx'
import { formatShortDate } from '../../../platform/language/format.ts'
import { say } from '../../../platform/language/i18n.ts'
import { type Column, DataTable } from '../../../ui/data/data-table.tsx'
import { Facts } from '../../facts.tsx'
import { authorityWords } from '../../words.ts'
import { noDocument } from './common-form.ts'
import type { Ready } from './record-one.ts'
import { scansOf } from './scans.ts'

type Line = { id: string; name: string; number: string } & Pick<
  ReturnType<Ready['paper']>,
  'terms'
> & { files: string[] }

type Signed = Line['terms']['controller']
const Signature = ({ signedBy, signedAt, signedOn, authority }: Signed) => (
  <>
    <span translate="no">{signedBy}</span>, {say(authorityWords[authority.kind])}
    <br />
    <span translate="no">{signedAt}</span>, {formatShortDate(signedOn)}
  </>
)

const columns: Column<Line>[] = [
  {
    key: 'client',
    header: msg`Auftraggeber`,
    isRowHeader: true,
    cell: ({ name, number }) => (
      <span translate="no">
        {name} ({number})
      </span>
    ),
  },
  {
    key: 'files',
    header: msg`Scan`,
    cell: ({ files }) => <span translate="no">{files.join(', ')}</span>,
  },
  {
    key: 'controller',
    header: msg`unterschrieben`,
    cell: ({ terms }) => <Signature {...terms.controller} />,
  },
  {
    key: 'processor',
    header: msg`Ihre Unterschrift`,
    cell: ({ terms }) => <Signature {...terms.processor} />,
  },
  {
    key: 'begin',
    header: msg`gilt seit`,
    cell: ({ terms }) => formatShortDate(terms.startsOn),
  },
  {
    key: 'persons',
    header: msg`Personen nach § 9`,
    cell: ({ terms }) => terms.authorisedPersons.length,
    align: 'end',
  },
]

/** Whose papers will be recorded with which scan, and what stands in all of them. */
export function ManyReview({
  ready,
  back,
  subprocessors,
  isPending,
  onConfirm,
  onChange,
}: {
  ready: readonly Ready[]
  back: ReactNode
  subprocessors: readonly Subprocessor[]
  isPending: boolean
  onConfirm: () => void
  onChange: () => void
}) {
  const { t } = useLingui()
  const papers = ready.map(({ client, paper }) => ({ client, paper: paper(noDocument) }))
  const lines = papers.map(({ client: { id, name, number }, paper: { terms } }) => ({
    id,
    name,
    number,
    terms,
    files: scansOf(id).map(({ file }) => file.name),
  }))
  const [first] = papers
  const names = lines.slice(0, 10).map(({ name }) => name)
  const more = lines.length - names.length
  return (
    <PlainReview
      clause="§ 16"
      back={back}
      of={[
        [
          t({ context: 'plural', message: 'Auftraggeber' }),
          more > 0 ? t`${names.join(', ')} und ${more} weitere` : names.join(', '),
        ],
        [t({ context: 'plural', message: 'Verträge' }), t`bekommen je eine Nummer`],
      ]}
      effect={
        <Trans>
          Jeder Auftraggeber sieht seinen Vertrag mit dieser Datei sofort, wird benachrichtigt und
          prüft die Angaben. Jeder Vertrag gilt ab seinem Beginn, auch wenn noch niemand geantwortet
          hat.
        </Trans>
      }
      title={t`Was erfasst wird`}
      isPending={isPending}
      act={<Plural value={lines.length} one="Vertrag erfassen" other="# Verträge erfassen" />}
      onConfirm={onConfirm}
      onChange={onChange}
    >
      <DataTable
        caption={t`Verträge, die erfasst werden`}
        columns={columns}
        rows={lines}
        rowKey={({ id }) => id}
      />
      {first && (
        <>
          <h3>
            <Trans>Was in allen gleich ist</Trans>
          </h3>
          <Facts
            isCommon
            terms={{
              ...first.paper.terms,
              measures: [],
              subprocessors: subprocessors
                .filter(({ id }) => first.paper.subprocessorIds.includes(id))
                .map(({ name, address, service }) => ({
                  name,
                  service,
                  country: address.country,
                  postalCode: address.postalCode,
                  city: address.city,
                  certificates: [],
                })),
            }}
          />
        </>
      )}
    </PlainReview>
  )
}
