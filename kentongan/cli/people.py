"""Commands for people: an account with its role, a lost second step."""

import secrets
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from .bootstrap import installation

if TYPE_CHECKING:
    from kentongan.accounts.models import Agency, User

user = typer.Typer(help="Orang dan perannya.", no_args_is_help=True)
Email = Annotated[str, typer.Option(prompt="Surel", help="Surel, sekaligus nama masuk.")]
Name = Annotated[str, typer.Option(prompt="Nama", help="Nama lengkap.")]
Slug = Annotated[str, typer.Option(prompt="Instansi", help="Alamat singkat instansi.")]
RoleName = Annotated[str, typer.Option(prompt="Peran", help="Misalnya writer, editor, admin.")]


@user.command("add")
def add(
    email: Email,
    name: Name,
    agency: Slug,
    role: RoleName,
    ask_password: Annotated[
        bool, typer.Option("--password", help="Tanyakan kata sandi; tanpa ini dibuat tautan.")
    ] = False,
) -> None:
    """Membuat akun dan memberinya peran."""
    password = (
        typer.prompt("Kata sandi", hide_input=True, confirmation_prompt=True)
        if (ask_password)
        else None
    )
    with installation():
        from django.core.exceptions import ValidationError

        from kentongan.accounts.links import password_link

        try:
            made = _make(email=email, name=name, slug=agency, role=role, password=password)
        except ValidationError as error:
            _refuse(" ".join(error.messages))
        typer.echo(f"{made.email}: {role}, {agency}")
        if password is None:
            typer.echo(f"Tautan sekali pakai untuk membuat kata sandi: {password_link(made)}")


@user.command("reset-2fa")
def reset(email: Annotated[str, typer.Argument(help="Surel orang itu.")]) -> None:
    """Menghapus langkah kedua yang hilang; orang itu memasangnya lagi saat masuk."""
    with installation():
        from kentongan.accounts import actions
        from kentongan.accounts.models import User

        found = User.objects.filter(email__iexact=email).first()
        if found is None:
            _refuse(f"Tidak ada akun {email}.")
        removed = actions.reset_second_factor(user=found, by=None)
        typer.echo(f"{found.email}: {removed} langkah kedua dihapus, tercatat dalam riwayat.")


def _make(*, email: str, name: str, slug: str, role: str, password: str | None) -> "User":
    """The account with its role, both or neither. Raises ValidationError."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.db import transaction

    from kentongan.accounts import actions
    from kentongan.accounts.enums import Role
    from kentongan.accounts.models import User

    validate_email(email)
    if role not in Role.values:
        raise ValidationError(f"Peran {role} tidak ada. Pilih: {', '.join(Role.values)}.")
    if User.objects.filter(email__iexact=email).exists():
        raise ValidationError(f"Akun {email} sudah ada.")
    place = _agency(slug)
    if password is not None:
        validate_password(password)
    with transaction.atomic():
        # Without one of its own, a password nobody knows: only such an account can be reset.
        made = actions.create_user(
            email=email, name=name, password=password or secrets.token_urlsafe(32)
        )
        actions.grant_role(user=made, agency=place, role=Role(role), by=None)
    return made


def _agency(slug: str) -> "Agency":
    from django.core.exceptions import ValidationError

    from kentongan.accounts.models import Agency

    found = Agency.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Agency.objects.values_list("slug", flat=True)[:20])
        raise ValidationError(f"Instansi {slug} tidak ada. Yang ada: {known or 'belum ada'}.")
    return found


def _refuse(words: str) -> NoReturn:
    typer.echo(words, err=True)
    raise typer.Exit(1)
