import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { describeDate } from "../../kernel/index.ts";
import { medicationOf, type OrderUnit } from "../../engine/index.ts";
import { useLanguage } from "../language/language.tsx";
import { ReturnDialog } from "../supply/return-dialog.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { Icon } from "../ui/icon.tsx";
import { HomeLine } from "./home-line.tsx";
import { LostUnit, OrderProduct, OutsideDose, WrongUnit } from "./order-dialogs.tsx";
import { words } from "./orders-words.ts";
import type { RecordView } from "./record.ts";
import { mayAt } from "./rights.ts";

type Asked =
  | { readonly act: "order" | "wrong" | "outside" }
  | { readonly act: "lost"; readonly unit: string }
  | { readonly act: "back"; readonly unit: string; readonly medication: string };

/** What was ordered for a participant and how far it is: the same words whatever it is. */
export function OrdersCard(record: RecordView) {
  const { study, state, access } = record;
  const { say, language } = useLanguage();
  const [asked, setAsked] = useState<Asked>();
  const orders = (state.orders ?? []).toReversed();
  const mayTakeBack = mayAt(access, state.site, "return-unit");
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
        {orders.map(({ order, date, status, units, replaces, medication }) => (
          <li key={order} className="border-t border-line pt-3 first:border-0 first:pt-0">
            <p className="font-medium">
              {say(
                medication !== undefined && status === "closed" ? words.homeOver : words[status],
                {
                  order,
                  date: describeDate(date, language),
                },
              )}
              {replaces !== undefined && (
                <span className="num text-soft"> · {say(words.replaces, { unit: replaces })}</span>
              )}
            </p>
            {medication !== undefined && <HomeLine {...record} order={order} />}
            <ul className="num">
              {units.map((unit) => (
                <li key={unit.unit} className="flex flex-wrap items-center gap-x-3">
                  <span>{unit.unit}</span>
                  <span className="text-soft">
                    {medication !== undefined && unit.ending === undefined
                      ? say(words.atHome)
                      : say(words[endingOf(unit)])}
                  </span>
                  {unit.ending === undefined && mayOrder && (
                    <Button
                      small
                      tone="quiet"
                      onClick={() => setAsked({ act: "lost", unit: unit.unit })}
                    >
                      {say(words.lost)}
                    </Button>
                  )}
                  {unit.ending === undefined && medication !== undefined && mayTakeBack && (
                    <Button
                      small
                      onClick={() => setAsked({ act: "back", unit: unit.unit, medication })}
                    >
                      {say(words.back)}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {mayGiveHere && (
        <p className="mt-4 flex flex-wrap gap-2">
          {orders.length > 0 && (
            <>
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
            </>
          )}
          <Button small tone="quiet" onClick={() => setAsked({ act: "outside" })}>
            {say(words.outside)}
          </Button>
        </p>
      )}
      {asked?.act === "back" && (
        <ReturnDialog
          study={study.id}
          participant={state.id}
          unit={asked.unit}
          most={medicationOf(study, asked.medication)?.perUnit ?? 0}
          onClose={close}
        />
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
