"""What the parts of a field's name mean, in ten languages.

A concept is what a word stands for, whatever its language. The words are written as
``fold`` leaves them: small letters without diacritics. Compiled by hand from published APIs of
order systems and from dictionaries; a word that is missing only makes a proposal weaker.
"""

import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Concept(StrEnum):
    """The meaning of one part of a name."""

    ORDER = "order"
    STATUS = "status"
    STATE = "state"
    STAGE = "stage"
    ID = "id"
    KEY = "key"
    ENTITY = "entity"
    REF = "ref"
    NUMBER = "number"
    CODE = "code"
    NAME = "name"
    VALUE = "value"
    LABEL = "label"
    CHANGED = "changed"
    WRITTEN = "written"
    CREATED = "created"
    OTHER_DATE = "other date"
    TIME = "time"
    UTC = "utc"
    STORE = "store"
    WEBSITE = "website"
    CHANNEL = "channel"
    PAYMENT = "payment"
    FINANCE = "finance"
    FULFILMENT = "fulfilment"
    SHIPPING = "shipping"
    TAX = "tax"
    RETURN = "return"
    BEFORE = "before"
    CUSTOMER = "customer"
    ADDRESS = "address"
    LINE = "line"
    INVOICE = "invoice"
    TRACKING = "tracking"
    PHONE = "phone"
    CURRENCY = "currency"
    GROUP = "group"
    META = "meta"
    EXTERNAL = "external"
    DESCRIPTION = "description"
    LOOK = "look"
    REASON = "reason"
    MONEY = "money"
    PLACE = "place"
    JOB = "job"
    WORK = "work"
    PERSON = "person"
    NOTE = "note"
    PRODUCT = "product"
    TOTAL = "total"
    PAGE = "page"
    OFFSET = "offset"
    LIMIT = "limit"
    CURSOR = "cursor"
    NEXT = "next"
    LAST = "last"
    SINCE = "since"


_WORDS: Final[dict[Concept, str]] = {
    Concept.ORDER: """order orders ordre ordres commande commandes bestellung bestellungen bestell
        auftrag auftraege auftrage auftrags pedido pedidos orden ordenes ordine ordini bestel
        bestelling
        bestellingen zamowienie zamowienia zamowien encomenda encomendas bestallning bestallningar
        ordrar
        objednavka objednavky objednavek salesorder salesorders siparis siparisler purchase""",
    Concept.STATUS: """status statuses statut stato estado estatus zustand lifecycle tilstand stav
        durum phase fase situacao situacion""",
    Concept.STATE: "state etat",
    Concept.STAGE: "stage step etape stufe etapa",
    Concept.ID: "id ids uuid guid pk identifier identificador identifiant kennung identyfikator",
    Concept.KEY: "key schluessel schlussel cle clave chiave sleutel klucz chave nyckel klic",
    Concept.ENTITY: "entity object document record",
    Concept.REF: "ref reference referenz referencia riferimento referentie reference referens",
    Concept.NUMBER: """number no nr num nummer numero numer cislo increment numara belegnummer
        sequence""",
    Concept.CODE: "code slug technical handle kod codigo codice kode kuerzel",
    Concept.NAME: "name nom nombre nome naam nazwa namn nazev bezeichnung titel title titre titulo",
    Concept.VALUE: "value text wert valeur valor valore waarde wartosc varde hodnota",
    Concept.LABEL: "label display caption anzeige etiqueta etichetta libelle",
    Concept.CHANGED: """updated update upd modified modification changed change touched geaendert
        geandert aenderung anderung aktualisiert modifie modif maj modificado actualizado
        actualizada modificato modifica aggiornato aggiornamento gewijzigd bijgewerkt wijziging
        zmiany zmiana zmieniono modyfikacji aktualizacji alterado atualizado atualizacao alteracao
        andrad uppdaterad zmeneno zmena aktualizace guncelleme mutation mutated""",
    Concept.WRITTEN: "write written rev version",
    Concept.CREATED: """created create creation added inserted placed angelegt erstellt erfasst cree
        creee creado creada creato aangemaakt utworzenia utworzono dodania criado criacao skapad
        vytvoreno vytvoreni olusturma""",
    Concept.OTHER_DATE: """paid due shipped delivered completed printed closed expires expiry
        deleted canceled started finished published confirmed requested promised invoiced bezahlt
        faellig fallig versendet geliefert paye livre pagado enviado pagato spedito""",
    Concept.TIME: """at on date datetime time timestamp ts am um datum zeit zeitpunkt fecha data
        heure hora ora tijd czas tid cas tarih tarihi le il""",
    Concept.UTC: "utc gmt",
    Concept.STORE: """store stores shop shops storefront tenant mandant boutique magasin tienda
        negozio winkel sklep sklepu loja butik obchod magaza filiale account merchant""",
    Concept.WEBSITE: "website site domain host sitio sito seite",
    Concept.CHANNEL: "channel kanal canal canale kanaal",
    Concept.PAYMENT: """payment payments pay zahlung zahlungs zahl paiement pago pagos pagamento
        betaling platnosc platnosci betalning platba platby odeme charge authorize authorization""",
    Concept.FINANCE: "financial finance accounting billing",
    Concept.FULFILMENT: "fulfillment fulfilment fulfill fulfil abwicklung",
    Concept.SHIPPING: """shipping shipment shipments ship delivery deliveries versand lieferung
        liefer lieferungs livraison expedition envio entrega spedizione consegna verzending
        levering dostawa dostawy wysylka wysylki frakt leverans doprava dodani kargo teslimat""",
    Concept.TAX: "tax taxes vat steuer steuern mwst tva iva impuesto impuestos btw podatek podatku",
    Concept.RETURN: """return returns refund refunds refunded cancel cancellation cancelled dispute
        retoure storno retour remboursement devolucion reembolso reso rimborso zwrot zwrotu""",
    Concept.BEFORE: """previous prev before old former last_status next future vorher alt ancien
        anterior precedente vorige poprzedni""",
    Concept.CUSTOMER: """customer customers client clients buyer user users member partner contact
        company owner kunde kunden kaeufer benutzer firma cliente klant klient klienta kund
        zakaznik zakaznika musteri organization organisation guest recipient cart basket quote
        session visitor employee agent""",
    Concept.ADDRESS: """address addresses billing_address adresse anschrift direccion indirizzo
        adres
        endereco adress adresa adresy""",
    Concept.LINE: """line lines item items position positionen posten artikel product_lines ligne
        lignes articulo articulos riga righe regel regels pozycja pozycje linha rad radek polozky
        lineitem lineitems orderlines entries""",
    Concept.INVOICE: """invoice invoices rechnung rechnungen rechnungs facture factura fattura
        factuur""",
    Concept.TRACKING: "tracking track trace sendungs parcel package paket colis carrier awb",
    Concept.PHONE: "phone tel telephone telefon mobile fax telefono telefoon",
    Concept.CURRENCY: "currency waehrung wahrung devise moneda valuta rate exchange credit waluta",
    Concept.GROUP: "group groups gruppe gruppen groupe grupo gruppo grupa type typ kind category",
    Concept.META: """meta links link href url uri self metadata attributes_meta score index idx
        callback webhook ip hash checksum etag token""",
    Concept.EXTERNAL: """external extern foreign displayable marketplace vendor erp crm legacy
        internal intern legacy idempotency parent auto""",
    Concept.DESCRIPTION: "description desc beschreibung hint tooltip message info details",
    Concept.LOOK: "color colour farbe css class icon badge style sort couleur kleur image img",
    Concept.REASON: "reason grund cause motif motivo",
    Concept.MONEY: """total totals amount price sum subtotal gross net betrag summe preis montant
        prix
        importe precio importo prezzo bedrag kwota cena valor_total belopp castka tutar grand""",
    Concept.PLACE: """city zip postcode postal postalcode country province county street town region
        ort plz land strasse bundesland ville pays ciudad pais provincia citta paese""",
    Concept.JOB: """job jobs jobticket task tasks ticket tickets workorder proof proofs batch""",
    Concept.WORK: "production produktion produzione produccion produkcji print printing prepress",
    Concept.PERSON: """email mail role roles username firstname lastname password avatar gender
        birthday""",
    Concept.NOTE: """note notes comment comments notification notifications event events log logs
        activity
        activities history audit""",
    Concept.PRODUCT: """product products sku quantity qty menge produkt produkte variant stock
        copies""",
    Concept.TOTAL: "count found anzahl gesamt nombre_total cantidad aantal liczba",
    Concept.PAGE: "page pages seite seiten strona strony stron pagina paginas sida strana sayfa pg",
    Concept.OFFSET: "offset skip start startindex",
    Concept.LIMIT: "limit size per top take rows pagesize perpage first max count maxresults",
    Concept.CURSOR: "cursor token continuation after endcursor scroll marker",
    Concept.NEXT: "next naechste suivant siguiente",
    Concept.LAST: "last letzte dernier",
    Concept.SINCE: "since seit from after min depuis desde dal vanaf od gte gt ge newer",
}


def _meanings() -> dict[str, frozenset[Concept]]:
    found: dict[str, set[Concept]] = {}
    for concept, words in _WORDS.items():
        for word in words.split():
            found.setdefault(word, set()).add(concept)
    return {word: frozenset(concepts) for word, concepts in found.items()}


_MEANING: Final = _meanings()
#: What German and Dutch put between the parts of a compound.
_JOINTS: Final = ("", "s", "es", "n", "en")
#: Shorter words are found as whole words only: "no" stands in "note" and in "november".
_SHORTEST_PART: Final = 2
_GERMAN: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l", "ø": "o"})
_STATUS_WORDS: Final = frozenset(
    [
        "new", "open", "opened", "pending", "processing", "process", "processed", "progress",
        "inprogress", "hold", "onhold", "holded", "held", "paid", "unpaid", "payment",
        "waiting", "awaiting", "await", "ready", "complete", "completed", "done", "finished",
        "closed", "cancelled", "canceled", "cancel", "refunded", "failed", "fail", "error",
        "draft", "sent", "shipped", "shipping", "delivered", "delivery", "production",
        "printing", "printed", "print", "press", "prepress", "preflight", "proof", "proofing",
        "approved", "approval", "rejected", "received", "placed", "confirmed", "accepted",
        "queued", "queue", "packed", "packing", "picked", "dispatched", "invoiced", "artwork",
        "design", "bindery", "fulfilled", "unfulfilled", "partially", "partial", "partly",
        "returned", "archived", "active", "entered", "released", "booked", "quoted", "quote",
        "scheduled", "blocked", "review", "checked", "created", "started", "submitted", "todo",
        "bill", "plate", "cutting", "finishing", "quality", "trash", "expired", "declined",
        "sale", "lifecycle", "work", "neu", "offen", "bearbeitung", "wartend", "warten",
        "bezahlt", "versendet", "verschickt", "versandt", "geliefert", "abgeschlossen",
        "storniert", "fertig", "erledigt", "freigabe", "druckfreigabe", "druck", "gedruckt",
        "produktion", "angenommen", "bereit", "versand", "teilweise", "abholbereit", "gestoppt",
        "nouveau", "ouvert", "attente", "cours", "traitement", "paye", "payee", "expedie",
        "expediee", "livre", "livree", "termine", "terminee", "annule", "annulee", "impression",
        "valide", "validee", "production", "brouillon", "nuevo", "nueva", "abierto",
        "pendiente", "proceso", "pagado", "enviado", "entregado", "completado", "terminado",
        "cancelado", "produccion", "impreso", "confirmado", "nuovo", "aperto", "attesa",
        "lavorazione", "pagato", "spedito", "consegnato", "completato", "annullato",
        "produzione", "nieuw", "verwerking", "betaald", "verzonden", "geleverd", "afgerond",
        "geannuleerd", "productie", "wacht", "nowe", "nowy", "nowa", "otwarte", "oczekuje",
        "realizacji", "realizacja", "oplacone", "wyslane", "wyslano", "dostarczone",
        "zakonczone", "anulowane", "produkcja", "produkcji", "gotowe", "novo", "aberto",
        "andamento", "pago", "entregue", "concluido", "producao", "ny", "oppen", "behandlas",
        "betald", "skickad", "levererad", "klar", "avbruten", "pagaende", "nova", "otevreno",
        "zpracovava", "zaplaceno", "odeslano", "doruceno", "dokonceno", "zruseno", "vyroba",
        "yeni", "hazirlaniyor", "kargoda", "teslim", "tamamlandi", "iptal"
    ]
)  # fmt: skip


def fold(text: str) -> str:
    """Small letters without diacritics, to look a word up; never a status that is shown or kept."""
    spelled = unicodedata.normalize("NFC", text).lower().translate(_GERMAN)
    parts = unicodedata.normalize("NFD", spelled)
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=4096)
def concepts_of(name: str) -> tuple[frozenset[Concept], ...]:
    """The meaning of each part of a name: ``orderStatus``, ``order_status``, ``Auftragsstatus``
    all give order, then status. A part that no list holds has none."""
    return tuple(meaning for part in _parts(name) for meaning in _of_part(part))


@lru_cache(maxsize=4096)
def looks_like_status(value: str) -> bool:
    """Whether a text has a word that order systems use for a status."""
    return len(value) <= 60 and any(part in _STATUS_WORDS for part in _parts(value))


def _parts(name: str) -> list[str]:
    """Split where the case or the kind of a character changes, and at everything else."""
    parts: list[str] = []
    current = ""
    for index, letter in enumerate(name):
        if not letter.isalpha():
            parts.append(current)
            current = ""
            continue
        after = name[index + 1 : index + 2]
        begins = letter.isupper() and current and (current[-1].islower() or after.islower())
        if begins:
            parts.append(current)
            current = ""
        current += letter
    parts.append(current)
    return [fold(part) for part in parts if part]


def _of_part(part: str) -> tuple[frozenset[Concept], ...]:
    if part in _MEANING:
        return (_MEANING[part],)
    split = _compound(part)
    return tuple(_MEANING[word] for word in split) if split else (frozenset(),)


def _compound(part: str) -> tuple[str, ...]:
    """The known words that a part is written together of; empty where there are none."""
    for end in range(len(part) - _SHORTEST_PART, 2, -1):
        head, rest = part[:end], part[end:]
        if head not in _MEANING:
            continue
        for joint in _JOINTS:
            tail = rest.removeprefix(joint) if rest.startswith(joint) else ""
            if tail in _MEANING:
                return (head, tail)
            deeper = _compound(tail) if len(tail) > 2 * _SHORTEST_PART else ()
            if deeper:
                return (head, *deeper)
    return ()
