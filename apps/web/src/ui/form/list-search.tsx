import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../basics/button.tsx'
import { SearchField } from './search-field.tsx'
import styles from './list-search.module.css'

/** Looks through a whole list, not only what the page shows; sent once the person is done typing. */
export function ListSearch({
  label,
  search,
  onSearch,
}: {
  /** What is looked for. */
  label: string
  search: string | null
  onSearch: (search: string | null) => void
}) {
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
      <SearchField label={label} value={typed} onChange={setTyped} />
      <Button type="submit">
        <Trans>Suchen</Trans>
      </Button>
    </form>
  )
}
