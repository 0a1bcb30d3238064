import { all, type Formula, isNever } from "./formula.ts";

/** Something that depends on a condition, such as the result of `if`. */
export interface Case<T> {
  readonly when: Formula;
  readonly value: T;
}

/** Every pair of cases of two things, with what is made of it. */
export function paired<A, B, C>(
  left: readonly Case<A>[],
  right: readonly Case<B>[],
  make: (a: A, b: B) => C,
): readonly Case<C>[] {
  return left.flatMap((a) =>
    right.flatMap((b) => {
      const when = all([a.when, b.when]);
      return isNever(when) ? [] : [{ when, value: make(a.value, b.value) }];
    }),
  );
}

/** Each case with something else made of it. */
export function mapped<A, B>(cases: readonly Case<A>[], make: (a: A) => B): readonly Case<B>[] {
  return cases.map(({ when, value }) => ({ when, value: make(value) }));
}

/** The cases of `if`. Where its test is open, what is known is that it is one of both branches: `either` says what that is. */
export function casesOf<T>(
  yes: Formula,
  no: Formula,
  whenYes: readonly Case<T>[],
  whenNo: readonly Case<T>[],
  either: (a: T, b: T) => readonly Case<T>[],
): readonly Case<T>[] {
  return [
    ...whenYes.map(({ when, value }) => ({ when: all([yes, when]), value })),
    ...whenNo.map(({ when, value }) => ({ when: all([no, when]), value })),
    ...paired(whenYes, whenNo, either).flatMap(({ when, value }) =>
      value.map((each) => ({ when: all([when, each.when]), value: each.value })),
    ),
  ];
}
