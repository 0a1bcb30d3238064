import { Link } from "@tanstack/react-router";
import type { Study } from "../../definition/index.ts";
import type { OrderState } from "../../engine/index.ts";
import type { Text } from "../../kernel/index.ts";
import type { SupplyBoard } from "../../server/contract.ts";
import { useLanguage } from "../language/language.tsx";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Empty } from "../ui/empty.tsx";
import { Sheet, cellClass, rowClass } from "./sheet.tsx";
import { words } from "./supply-words.ts";

/** What an order's state is called, and how it looks. */
export const orderStates: Readonly<Record<OrderState["status"], readonly [Text, Tone]>> = {
  ordered: [words.ordered, "wait"],
  ready: [words.ready, "ask"],
  administered: [words["administered-order"], "done"],
  closed: [words.closed, "calm"],
};

/** Every order, the next day of a dose first. */
export function OrdersPart({
  study,
  board: { orders },
}: {
  readonly study: Study;
  readonly board: SupplyBoard;
}) {
  const { say } = useLanguage();
  if (orders.length === 0) return <Empty kind="yet" title={say(words.noOrders)} />;
  return (
    <Sheet
      name={say(words.orders)}
      heads={[
        say(words.participant),
        say(words.order),
        say(words.site),
        say(words.visit),
        say(words.forDay),
        say(words.status),
      ]}
    >
      {orders.map(({ participant, order, site, visit, date, status, late }) => (
        <tr key={`${participant}/${order}`} className={rowClass}>
          <th scope="row" className={`${cellClass} font-medium`}>
            <Link
              to="/studies/$study/supply/orders/$participant/$order"
              params={{ study: study.id, participant, order: String(order) }}
            >
              {participant}
            </Link>
          </th>
          <td className={`num ${cellClass}`}>{order}</td>
          <td className={cellClass}>{site}</td>
          <td className={cellClass}>{visit}</td>
          <td className={`num ${cellClass}`}>{date}</td>
          <td className={cellClass}>
            <Badge tone={orderStates[status][1]}>{say(orderStates[status][0])}</Badge>{" "}
            {late && <Badge tone="wrong">{say(words.late)}</Badge>}
          </td>
        </tr>
      ))}
    </Sheet>
  );
}
