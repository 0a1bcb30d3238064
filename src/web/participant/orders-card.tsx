import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { describeDate } from "../../kernel/index.ts";
import type { OrderUnit } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Icon } from "../ui/icon.tsx";
import { LostUnit, OrderProduct, OutsideDose, WrongUnit } from "./order-dialogs.tsx";
import { words } from "./orders-words.ts";
import type { RecordView } from "./record.ts";
import { mayAt } from "./rights.ts";

type Asked =
  | { readonly act: "order" | "wrong" | "outside" }
  | { readonly act: "lost"; readonly unit: string };

/** What was ordered for a participant and how far it is: the same words whatever it is. */
export function OrdersCard(record: RecordView) {
  const { study, state, access } = record;
  const { say, language } = useLanguage();
  const [asked, setAsked] = useState<Asked>();
  const orders = (state.orders ?? []).toReversed();
  const mayOrder = state.status === "enrolled" && mayAt(access, state.site, "order-product");
  const mayGiveHere = mayAt(access, state.site, "administer");
  const close = (): void => setAsked(undefined);
  return (
    <Card
      title={say(words.title)}
      actions={
        mayOrder && (
          <Button tone="primary" small onClick={() => setAsked({ act: "order" })}>
            <Icon name="plus" />
            {say(words.order)}
          </Button>
        )
      }
    >
      {orders.length === 0 && <p className="text-soft">{say(words.none)}</p>}
      <ul className="space-y-3">
        {orders.map(({ order, date, status, units, replaces }) => (
          <li key={order} className="border-t border-line pt-3 first:border-0 first:pt-0">
            <p className="font-medium">
              {say(words[status], { order, date: describeDate(date, language) })}
              {replaces !== undefined && (
                <span className="num text-soft"> · {say(words.replaces, { unit: replaces })}</span>
              )}
            </p>
            <ul className="num">
              {units.map((unit) => (
                <li key={unit.unit} className="flex flex-wrap items-center gap-x-3">
                  <span>{unit.unit}</span>
                  <span className="text-soft">{say(words[endingOf(unit)])}</span>
                  {unit.ending === undefined && mayOrder && (
                    <Button
                      small
                      tone="quiet"
                      onClick={() => setAsked({ act: "lost", unit: unit.unit })}
                    >
                      {say(words.lost)}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {mayGiveHere && orders.length > 0 && (
        <p className="mt-4 flex flex-wrap gap-2">
          <Link
            to="/studies/$study/bedside"
            params={{ study: study.id }}
            search={{ participant: state.id }}
            className={buttonClass("plain", true)}
          >
            {say(words.bedside)}
          </Link>
          <Button small tone="quiet" onClick={() => setAsked({ act: "wrong" })}>
            {say(words.wrong)}
          </Button>
          <Button small tone="quiet" onClick={() => setAsked({ act: "outside" })}>
            {say(words.outside)}
          </Button>
        </p>
      )}
      {asked?.act === "outside" && <OutsideDose {...record} onClose={close} />}
      {asked?.act === "order" && <OrderProduct {...record} onClose={close} />}
      {asked?.act === "wrong" && <WrongUnit {...record} onClose={close} />}
      {asked?.act === "lost" && <LostUnit {...record} unit={asked.unit} onClose={close} />}
    </Card>
  );
}

function endingOf({ ending }: OrderUnit): "openUnit" | "given" | "discarded" | "returned" {
  return ending === undefined ? "openUnit" : ending === "administered" ? "given" : ending;
}
