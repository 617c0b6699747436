import type { Issue } from '@portal/domain/fault'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { draftOf, forgetDraft, keepDraft } from './drafts.ts'
import { explainIssue, issuesOf } from '../language/explain-issue.ts'
import { faultOf } from '../http/fault-of.ts'

/** A form's values on their way to a contract: what is not chosen yet is null. */
export type Values<S extends z.ZodType> = {
  [K in keyof z.input<S>]-?: Exclude<z.input<S>[K], undefined> | null
}

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
  const [issues, setIssues] = useState<Issue[]>([])
  const [refusal, setRefusal] = useState<Error | null>(null)
  const [isPending, setPending] = useState(false)
  const [isTouched, setTouched] = useState(false)
  const element = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (draft && isTouched) keepDraft(draft, values)
  }, [draft, isTouched, values])

  function set(change: Partial<Values<S>>) {
    if (typeof schema === 'function') void schema()
    setTouched(true)
    setValues((now) => ({ ...now, ...change }))
    setIssues((now) =>
      now.filter(({ path }) => !Object.keys(change).some((name) => isAt(path, name))),
    )
  }

  function show(found: Issue[]) {
    setIssues(found)
    setTimeout(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  async function run(act: (input: z.output<S>) => Promise<unknown>) {
    setRefusal(null)
    setPending(true)
    try {
      const contract = typeof schema === 'function' ? await schema() : schema
      const input = contract.safeParse(values)
      if (!input.success) return show(issuesOf(input.error))
      await act(input.data)
      if (draft) forgetDraft(draft)
    } catch (error) {
      const fault = faultOf(error)
      const found = fault?.code === 'invalid' ? fault.issues : []
      const placed = found.filter(({ path }) =>
        Object.keys(values).some((name) => isAt(path, name)),
      )
      show(placed)
      if (placed.length === 0) setRefusal(error instanceof Error ? error : new Error(String(error)))
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
    /** Spread on the field of this name. */
    field: <K extends keyof Values<S> & string>(name: K) => {
      const issue = issues.find(({ path }) => isAt(path, name))
      return {
        name,
        value: values[name],
        // `name` is a key of the values, so this is a change of them.
        onChange: (value: Values<S>[K] | null) => set({ [name]: value } as Partial<Values<S>>),
        errorMessage: issue && explainIssue(issue),
      }
    },
    /** Spread on the form element; `act` gets what the contract made of the values and may throw a refusal. */
    onSubmit: (act: (input: z.output<S>) => Promise<unknown>) => ({
      ref: element,
      noValidate: true,
      onSubmit: (event: SubmitEvent) => {
        event.preventDefault()
        if (!isPending) void run(act)
      },
    }),
  }
}

const isAt = (path: string, name: string) => path === `/${name}` || path.startsWith(`/${name}/`)
