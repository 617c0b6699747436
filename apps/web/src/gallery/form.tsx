import { type ReactNode, useState } from 'react'
import { Checkbox, CheckboxGroup, RadioGroup } from '../ui/form/choice.tsx'
import { Counter } from '../ui/form/counter.tsx'
import { DateField } from '../ui/form/date-field.tsx'
import { DateTimeField } from '../ui/form/date-time-field.tsx'
import { DigitsField } from '../ui/form/digits-field.tsx'
import { Field, FieldGroup, type FieldWords } from '../ui/form/field.tsx'
import { FileField, FilesField } from '../ui/form/file-field.tsx'
import { Filter } from '../ui/form/filter.tsx'
import { FilterSelect } from '../ui/form/filter-select.tsx'
import { Form } from '../ui/form/form.tsx'
import { ListSearch } from '../ui/form/list-search.tsx'
import { OrderSelect } from '../ui/form/order-select.tsx'
import { PasswordField } from '../ui/form/password-field.tsx'
import { SearchField } from '../ui/form/search-field.tsx'
import { Select } from '../ui/form/select.tsx'
import { TextArea, TextField } from '../ui/form/text-field.tsx'
import { UploadProgress } from '../ui/form/upload-progress.tsx'

type Held<T> = { value: T; onChange: (value: T) => void }

/** Keeps what is entered, so that a control can be tried. */
function Holding<T>({ initial, children }: { initial: T; children: (held: Held<T>) => ReactNode }) {
  const [value, setValue] = useState(initial)
  return children({ value, onChange: setValue })
}

const words: (FieldWords & { label: string })[] = [
  { label: 'Asked for' },
  { label: 'With help', description: 'What to enter, and why.' },
  { label: 'May stay empty', optional: true },
  { label: 'Wrong', errorMessage: 'What is wrong with it, and how it gets right.' },
]

/** A control with every set of words a field may have. */
const inAllWords = <T,>(initial: T, control: (held: Held<T>, said: FieldWords) => ReactNode) =>
  words.map((each) => (
    <Holding key={each.label} initial={initial}>
      {(held) => control(held, each)}
    </Holding>
  ))

const options = [
  { value: 'a', label: 'The first' },
  { value: 'b', label: 'The second, which is longer', description: 'With an explanation.' },
] as const

const views = ['All', 'Open', 'Ended'].map((label) => ({
  href: `#form/filter-${label}`,
  label,
  isCurrent: label === 'Open',
}))

export const form = {
  'form/choice': (
    <>
      {[true, false].map((initial) => (
        <Holding key={String(initial)} initial={initial}>
          {({ value, onChange }) => (
            <Checkbox isSelected={value} onChange={onChange}>
              A box
            </Checkbox>
          )}
        </Holding>
      ))}
      {inAllWords<('a' | 'b')[] | null>(['a'], (held, said) => (
        <CheckboxGroup {...held} {...said} options={options} />
      ))}
      {inAllWords<'a' | 'b' | null>('b', (held, said) => (
        <RadioGroup {...held} {...said} options={options} />
      ))}
    </>
  ),
  'form/counter': [10, 190, 203].map((used) => <Counter key={used} used={used} limit={200} />),
  'form/date-field': inAllWords<string | null>('2026-03-29', (held, said) => (
    <DateField {...held} {...said} min="2026-01-01" max="2026-12-31" />
  )),
  'form/date-time-field': inAllWords<string | null>(null, (held, said) => (
    <DateTimeField {...held} {...said} />
  )),
  'form/digits-field': inAllWords<string | null>('123456', (held, said) => (
    <DigitsField {...held} {...said} length={6} autoComplete="one-time-code" />
  )),
  'form/field': (
    <>
      <Field label="A control of the browser's own">{(control) => <input {...control} />}</Field>
      <FieldGroup role="group" label="Several that answer one question">
        <input aria-label="first" /> <input aria-label="second" />
      </FieldGroup>
    </>
  ),
  'form/file-field': (
    <>
      {inAllWords<File | null>(null, (held, said) => (
        <FileField {...held} {...said} name="file" accept=".pdf" />
      ))}
      <FilesField label="Several" accept=".pdf" onChoose={() => {}} />
    </>
  ),
  'form/filter': <Filter label="View" views={views} />,
  'form/filter-select': (
    <Holding<'a' | 'b' | null> initial={null}>
      {(held) => <FilterSelect {...held} label="Kind" options={options} />}
    </Holding>
  ),
  'form/form': (
    <Form onSubmit={(event) => event.preventDefault()}>Fields stand one below another.</Form>
  ),
  'form/list-search': [null, 'Sonnenhof'].map((search) => (
    <ListSearch key={search} label="Name or number" search={search} onSearch={() => {}} />
  )),
  'form/order-select': (
    <Holding<'a' | 'b'> initial="a">
      {(held) => <OrderSelect label="Order" {...held} options={options} />}
    </Holding>
  ),
  'form/password-field': inAllWords('correct horse', (held, said) => (
    <PasswordField {...held} {...said} autoComplete="new-password" />
  )),
  'form/search-field': (
    <Holding initial="physio">{(held) => <SearchField {...held} label="Search" />}</Holding>
  ),
  'form/select': inAllWords<'a' | 'b' | null>(null, (held, said) => (
    <Select {...held} {...said} options={options} />
  )),
  'form/text-field': (
    <>
      {inAllWords<string | null>('What somebody typed', (held, said) => (
        <TextField {...held} {...said} maxLength={25} />
      ))}
      {inAllWords<string | null>('Several\nlines', (held, said) => (
        <TextArea {...held} {...said} maxLength={500} />
      ))}
    </>
  ),
  'form/upload-progress': [0, 0.4, 1].map((share) => <UploadProgress key={share} share={share} />),
}
