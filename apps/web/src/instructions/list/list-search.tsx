import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import { SearchField } from '../../ui/form/search-field.tsx'
import styles from '../list.module.css'

/** Looks for words of a title or for a number; sent once the person is done typing. */
export function ListSearch({
  search,
  onSearch,
}: {
  search: string | null
  onSearch: (search: string | null) => void
}) {
  const { t } = useLingui()
  const [typed, setTyped] = useState(search ?? '')
  return (
    <form
      role="search"
      data-print="no"
      className={styles.search}
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(typed.trim().slice(0, 100) || null)
      }}
    >
      <SearchField label={t`Titel oder Nummer`} value={typed} onChange={setTyped} />
      <Button type="submit">
        <Trans>Suchen</Trans>
      </Button>
    </form>
  )
}
