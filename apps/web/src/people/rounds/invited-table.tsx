import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type InvitedPerson, mostRenewed, type Renewals } from '@portal/domain/people/rounds'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { say } from '../../platform/language/i18n.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { type Column, DataTable } from '../../ui/data/data-table.tsx'
import { Checkbox } from '../../ui/form/choice.tsx'
import styles from '../people.module.css'
import { invitedColumns } from './invited-columns.tsx'
import { renewMany } from './queries.ts'
import { renewalWords } from './words.ts'

type Acts = {
  chosen: ReadonlySet<string>
  choose: (id: string, isChosen: boolean) => void
  renew: (id: string) => void
  isPending: boolean
}

const actsColumn = ({ chosen, choose, renew, isPending }: Acts): Column<InvitedPerson> => ({
  key: 'acts',
  header: msg`Was Sie tun können`,
  cell: ({ id, name, acceptedAt }) =>
    acceptedAt === null && (
      <div className={styles.acts}>
        <Checkbox isSelected={chosen.has(id)} onChange={(value) => choose(id, value)}>
          <Trans>auswählen</Trans>
          <Hidden>: {name}</Hidden>
        </Checkbox>
        <Button look="quiet" isPending={isPending} onClick={() => renew(id)}>
          <span>
            <Trans>Neuen Link schicken</Trans>
            <Hidden>: {name}</Hidden>
          </span>
        </Button>
      </div>
    ),
})

/** The list itself; whoever may can choose people and mail them a new link. */
export function InvitedTable({
  people,
  mayManage,
}: {
  people: InvitedPerson[]
  mayManage: boolean
}) {
  const { t } = useLingui()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const renew = useMutation({ ...renewMany(), onSuccess: () => setChosen(new Set()) })
  const waiting = people.filter(({ acceptedAt }) => acceptedAt === null)
  const some = waiting.slice(0, mostRenewed)
  const ids = waiting
    .map(({ id }) => id)
    .filter((id) => chosen.has(id))
    .slice(0, mostRenewed)
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  const columns = mayManage
    ? [
        ...invitedColumns,
        actsColumn({
          chosen,
          choose,
          renew: (id) => renew.mutate([id]),
          isPending: renew.isPending,
        }),
      ]
    : invitedColumns
  return (
    <div className={mayManage ? styles.chosen : styles.stack}>
      {mayManage && waiting.length > 0 && (
        <div data-print="no">
          <ButtonRow>
            <Button
              onClick={() =>
                setChosen(
                  ids.length === some.length ? new Set() : new Set(some.map(({ id }) => id)),
                )
              }
            >
              {ids.length === some.length ? (
                <Trans>Keine auswählen</Trans>
              ) : (
                <Plural
                  value={some.length}
                  one="Die eine Person auswählen"
                  other="Alle # auswählen"
                />
              )}
            </Button>
            {ids.length > 0 && (
              <Button look="primary" isPending={renew.isPending} onClick={() => renew.mutate(ids)}>
                <Plural
                  value={ids.length}
                  one="Einer Person einen neuen Link schicken"
                  other="# Personen einen neuen Link schicken"
                />
              </Button>
            )}
          </ButtonRow>
        </div>
      )}
      <Refusal error={renew.error} />
      {renew.data && <Outcomes people={people} renewals={renew.data} />}
      <DataTable
        caption={t`Eingeladene Personen`}
        columns={columns}
        rows={people}
        rowKey={({ id }) => id}
      />
    </div>
  )
}

/** What became of each that was to get a new link. */
const Outcomes = ({ people, renewals }: { people: InvitedPerson[]; renewals: Renewals }) => (
  <ul role="status" className={styles.points} data-print="no">
    {renewals.items.map(({ id, outcome }) => (
      <li key={id}>
        {people.find((person) => person.id === id)?.name}: {say(renewalWords[outcome])}
      </li>
    ))}
  </ul>
)
