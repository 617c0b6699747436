import type { Issue } from '@portal/domain/fault'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { draftOf, forgetDraft, keepDraft } from './drafts.ts'
import { explain } from '../language/explain.ts'
import { explainIssue, issuesOf } from '../language/explain-issue.ts'
import { faultOf } from '../http/fault-of.ts'
import { refusedCode } from './refused-code.ts'

/** A form's values on their way to a contract: what is not chosen yet is null. */
export type Values<S extends z.ZodType> = {
  [K in keyof z.input<S>]-?: Exclude<z.input<S>[K], undefined> | null
}
export type FormOf<S extends z.ZodType> = ReturnType<typeof useForm<S>>

/** What is wrong with the field at this path. */
type Finding = { path: string; say: () => string }

/**
 * A form for one contract, given or loaded while the person types. It says what is wrong where it is wrong, whether the contract or the server found it,
 * and keeps what was typed through every refusal. With `draft` the values also survive the end of the session.
 */
export function useForm<S extends z.ZodType>(
  schema: S | (() => Promise<S>),
  initial: Values<S>,
  draft?: string,
) {
  const [values, setValues] = useState<Values<S>>(() => ({
    ...initial,
    ...(draft && draftOf(draft)),
  }))
  const [findings, setFindings] = useState<Finding[]>([])
  const [shown, setShown] = useState(0)
  const [refusal, setRefusal] = useState<Error | null>(null)
  const [isPending, setPending] = useState(false)
  const [isTouched, setTouched] = useState(false)
  const element = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (draft && isTouched) keepDraft(draft, values)
  }, [draft, isTouched, values])

  // The first field at fault takes the focus, wherever the form stands by then.
  useEffect(() => {
    if (shown > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [shown])

  /** `touched`: what of it the person has typed in, where that is a part of a field. */
  function set(change: Partial<Values<S>>, touched: string[] = Object.keys(change)) {
    if (typeof schema === 'function') void schema()
    setTouched(true)
    setValues((now) => ({ ...now, ...change }))
    setFindings((now) => now.filter(({ path }) => !touched.some((name) => isAt(path, name))))
  }

  const errorAt = (name: string) => findings.find(({ path }) => isAt(path, name))?.say()

  function show(found: Finding[]) {
    setFindings(found)
    setShown((times) => times + 1)
  }

  function refuse(error: unknown, blamed: string | null = null) {
    const fault = faultOf(error)
    const spent = refusedCode(fault)
    if (spent !== null && spent in values) {
      setValues((now) => ({ ...now, [spent]: '' }))
      return show([{ path: `/${spent}`, say: () => explain(error) }])
    }
    const placed = (fault?.code === 'invalid' ? fault.issues : []).filter(({ path }) =>
      Object.keys(values).some((name) => isAt(path, name)),
    )
    show(blamed ? [{ path: `/${blamed}`, say: () => explain(error) }] : placed.map(findingOf))
    if (!blamed && placed.length === 0)
      setRefusal(error instanceof Error ? error : new Error(String(error)))
  }

  async function run(act: (input: z.output<S>) => Promise<unknown>, isKept: boolean) {
    setRefusal(null)
    setPending(true)
    try {
      const contract = typeof schema === 'function' ? await schema() : schema
      const input = contract.safeParse(values)
      if (!input.success) return show(issuesOf(input.error).map(findingOf))
      setFindings([])
      await act(input.data)
      if (draft && !isKept) forgetDraft(draft)
    } catch (error) {
      refuse(error)
    } finally {
      setPending(false)
    }
  }

  return {
    values,
    set,
    /** Why the last attempt failed, where no single field is to blame. */
    refusal,
    isPending,
    forget: () => {
      if (draft) forgetDraft(draft)
    },
    /** Shows why something was not taken: at the fields it names, or at the one to blame, or beside the form. */
    refuse,
    /** Spread on the field of this name. */
    field: <K extends keyof Values<S> & string>(name: K) => ({
      name,
      value: values[name],
      // `name` is a key of the values, so this is a change of them.
      onChange: (value: Values<S>[K] | null) => set({ [name]: value } as Partial<Values<S>>),
      errorMessage: errorAt(name),
    }),
    /** What is wrong with a part of a field, such as `persons/0/email`. */
    errorAt,
    /** Everything that is wrong in parts of a field, by the rest of their paths: for one that has many. */
    errorsBelow: (name: keyof Values<S> & string): ReadonlyMap<string, string> =>
      new Map(
        findings
          .filter(({ path }) => path.startsWith(`/${name}/`))
          .map(({ path, say }) => [path.slice(name.length + 2), say()]),
      ),
    /** Spread on the form element; `act` gets what the contract made of the values and may throw a refusal. */
    onSubmit: (
      act: (input: z.output<S>) => Promise<unknown>,
      /** What was typed is kept until `forget`: it is only looked over then. */
      { isKept = false }: { isKept?: boolean } = {},
    ) => ({
      ref: element,
      noValidate: true,
      onSubmit: (event: SubmitEvent) => {
        event.preventDefault()
        if (!isPending) void run(act, isKept)
      },
    }),
  }
}

const findingOf = (issue: Issue): Finding => ({
  path: issue.path,
  say: () => explainIssue(issue),
})
const isAt = (path: string, name: string) => path === `/${name}` || path.startsWith(`/${name}/`)
